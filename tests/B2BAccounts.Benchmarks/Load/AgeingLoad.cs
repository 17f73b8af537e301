using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// The book's ageing as of a past day over HTTP beside hand-written SQL for the same figures on the same file: growing books, the largest of
/// 1.7 million invoices. What both say must be equal.
/// </summary>
internal static class AgeingLoad
{
    private const int Rounds = 9;
    private const string Day = "2026-08-31";

    private static readonly int[] Sizes = [100_000, 400_000, 1_700_000];

    private static readonly string[] From = [Day, "2026-08-01", "2026-07-02", "2026-06-02", "2026-05-03"];

    /// <summary>What anybody would write: each invoice of the day less what was allocated to it by then.</summary>
    private static readonly string Obvious = $"""
        SELECT {string.Join(", ", Buckets("o"))} FROM (SELECT i."DueDate", i."Amount" - COALESCE((SELECT SUM(a."Amount") FROM "Allocations" AS a
        WHERE a."ToId" = i."Id" AND a."ToKind" = 'INVOICE' AND a."Date" <= '{Day}'), 0) AS o FROM "Invoices" AS i WHERE i."Date" <= '{Day}')
        """;

    /// <summary>
    /// The best that was found: sums of what is open now of what is dated up to the day, by account as rates ask for, with what came later given
    /// back; all of it as beyond the last edge first, and what is not past due by more brought to its bucket.
    /// </summary>
    private static readonly string[] Best =
    [
        $"""SELECT "Kind", "AccountId", 0, 0, 0, 0, 0, SUM("Open") FROM "OpenDocuments" WHERE "Kind" <> 'INVOICE' OR "Date" <= '{Day}' GROUP BY "AccountId", "Kind", "Currency" """,
        $"""
        SELECT "Kind", "AccountId", {string.Join(", ", Buckets("\"Open\"").SkipLast(1))}, 0 - SUM("Open") FROM "OpenDocuments"
        WHERE "Kind" NOT IN ('PAYMENT', 'CREDIT_NOTE') AND "Date" <= '{Day}' AND "DueDate" >= '{From[^1]}' GROUP BY "AccountId", "Kind", "Currency"
        """,
        $"""
        SELECT 'INVOICE', i."AccountId", {string.Join(", ", Buckets("a.\"Amount\""))} FROM "Allocations" AS a JOIN "Invoices" AS i ON i."Id" = a."ToId"
        WHERE a."Date" > '{Day}' AND a."ToKind" = 'INVOICE' AND i."Date" <= '{Day}' GROUP BY i."AccountId", i."Currency"
        """,
        $"""
        SELECT 'PAYMENT', "AccountId", 0, 0, 0, 0, 0, SUM(p) FROM (SELECT "AccountId", "Currency", 0 - "Amount" AS p FROM "Payments" WHERE "Date" > '{Day}'
        UNION ALL SELECT "AccountId", "Currency", "Amount" FROM "Allocations" WHERE "Date" > '{Day}' AND "FromKind" = 'PAYMENT') GROUP BY "AccountId", "Currency"
        """,
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var folder])
        {
            await Console.Error.WriteLineAsync("ageing FOLDER: an empty folder with 2 GB free, for the books.");
            return 2;
        }

        Console.WriteLine($"As of {Day}, {AgeingBook.Accounts:N0} accounts; milliseconds, the middle of {Rounds}\n{"invoices",10}{"program",9}{"best SQL",10}{"ratio",7}{"obvious SQL",13}{"of an account",15}{"open items",12}{"MB",6}");
        foreach (var invoices in Sizes)
        {
            await MeasureAsync(await AgeingBook.MakeAsync(Path.Combine(folder, $"{invoices}.db"), invoices), invoices);
        }

        return 0;
    }

    private static async Task MeasureAsync(BookDatabase database, int invoices)
    {
        var obvious = (await TimedAsync(() => database.ReadAsync(Obvious, row => Enumerable.Range(0, From.Length + 1).Select(i => database.Money(row, i)).ToArray()))).Milliseconds;
        await using var program = await ProgramUnderLoad.ServeAsync(database);
        await BookLoad.DayChangeAsync(database);
        var key = await ProgramUnderLoad.KeyAsync(database);
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        await using var connection = await database.OpenAsync();
        await using var open = connection.CreateCommand();
        open.CommandText = "PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -65536";
        await open.ExecuteNonQueryAsync();
        // The processor is heated alike: one after the other, not all of one and then all of the other.
        var (ours, best) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds + 2; round++)
        {
            var (told, asked) = await TimedAsync(() => ToldAsync(client));
            var (summed, read) = await TimedAsync(async () =>
            {
                var sums = new decimal[From.Length + 2];
                foreach (var sql in Best)
                {
                    await using var command = database.Command(connection, sql);
                    await using var rows = await command.ExecuteReaderAsync();
                    while (await rows.ReadAsync())
                    {
                        for (var i = 0; i <= From.Length; i++)
                        {
                            sums[rows.GetString(0) == "INVOICE" ? i : ^1] += database.Money(rows, i + 2);
                        }
                    }
                }

                return sums;
            });
            if (!told.SequenceEqual(summed))
            {
                throw new InvalidOperationException($"The program says {string.Join(", ", told)}, SQL {string.Join(", ", summed)}.");
            }

            if (round > 1)
            {
                ours.Add(asked);
                best.Add(read);
            }
        }

        var account = await AskedAsync(client, $$"""{ account(number: "A00077") { ageing(asOf: "{{Day}}") { balance { amount } } } }""");
        var items = await AskedAsync(client, $$"""{ account(number: "A00077") { openItems(asOf: "{{Day}}", first: 20) { nodes { open { amount } daysPastDue invoice { number } } } } }""");
        Console.WriteLine($"{invoices,10:N0}{Middle(ours),9:0}{Middle(best),10:0}{Middle(ours) / Middle(best),7:0.00}{obvious,13:0}{account,15:0.0}{items,12:0.0}{program.PeakMemory / 1_000_000,6:0}");
    }

    private static IEnumerable<string> Buckets(string amount)
    {
        IEnumerable<string> bounds = ["\"DueDate\" >= '" + From[0] + "'", .. From.Zip(From.Skip(1), (before, from) => $"\"DueDate\" < '{before}' AND \"DueDate\" >= '{from}'"), "\"DueDate\" < '" + From[^1] + "'"];
        return bounds.Select(within => $"SUM(CASE WHEN {within} THEN {amount} ELSE 0 END)");
    }

    private static async Task<decimal[]> ToldAsync(HttpClient client)
    {
        var data = await AnswerAsync(client, $$"""{ ageing(asOf: "{{Day}}") { buckets { amount { amount } } unapplied { amount } } }""");
        var ageing = data.GetProperty("ageing");
        return [.. ageing.GetProperty("buckets").EnumerateArray().Select(b => b.GetProperty("amount")).Append(ageing.GetProperty("unapplied")).Select(m => m.GetProperty("amount").GetDecimal())];
    }

    private static async Task<double> AskedAsync(HttpClient client, string query)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds + 20; round++)
        {
            times.Add((await TimedAsync(() => AnswerAsync(client, query))).Milliseconds);
        }

        return Middle(times[20..]);
    }

    private static async Task<JsonElement> AnswerAsync(HttpClient client, string query)
    {
        using var answer = await client.PostAsJsonAsync("/graphql", new { query });
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return json.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.ToString()) : json.GetProperty("data");
    }

    private static async Task<(T Result, double Milliseconds)> TimedAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        return (await work(), watch.Elapsed.TotalMilliseconds);
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
