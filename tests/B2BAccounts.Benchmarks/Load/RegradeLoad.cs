using System.Diagnostics;
using System.Globalization;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// The assessment of a whole generated book by the command, twice: the first stores an assessment of each customer, the second none. Beside it a
/// pass of SQL that sums the same tables by account, and an insert of as many bytes as the first run stored.
/// </summary>
internal static class RegradeLoad
{
    // The payment months of every allocation, what is open, and what was bought: what a grade rests on, and no more of it than sums.
    private static readonly string[] Pass =
    [
        """SELECT "AccountId", COUNT(*), SUM("Amount"), MIN("Date"), MAX("Date"), COUNT(DISTINCT "Date") FROM "Invoices" GROUP BY "AccountId" """,
        """SELECT "AccountId", SUM("Amount"), COUNT(*) FROM "CreditNotes" GROUP BY "AccountId" """,
        """SELECT a."AccountId", SUM(a."Amount"), MAX(a."Date") FROM "Allocations" AS a JOIN "Invoices" AS i ON i."Id" = a."ToId" WHERE a."ToKind" = 'INVOICE' AND a."Date" >= i."Date" GROUP BY a."AccountId" """,
        """SELECT "AccountId", SUM("Open"), MIN("DueDate") FROM "OpenDocuments" GROUP BY "AccountId" """,
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var provider, var connection, var asked] || !int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var accounts))
        {
            await Console.Error.WriteLineAsync("regrade PROVIDER CONNECTION ACCOUNTS: CONNECTION that of an empty database, or of one that was filled with as many accounts and never assessed.");
            return 2;
        }

        var database = new BookDatabase(provider, connection);
        Console.Write(await ProgramUnderLoad.RunAsync(database, "generate", "--accounts", asked, "--seed", "1"));
        Console.WriteLine($"{"",-12}{"s",9}{"MB at most",12}");
        var first = await RegradeAsync("first run", database);
        var (pass, rows) = await TimedAsync(async () =>
        {
            var read = 0L;
            foreach (var sql in Pass)
            {
                read += (await database.ReadAsync(sql, row => row.FieldCount)).Count;
            }

            return read;
        });
        Console.WriteLine($"{"SQL pass",-12}{pass,9:0.0}   {rows:N0} sums");
        var (insert, _) = await TimedAsync(() => database.ReadAsync("""CREATE TABLE "FloorAssessments" AS SELECT * FROM "Assessments" """, _ => 0));
        Console.WriteLine($"{"SQL insert",-12}{insert,9:0.0}");
        var second = await RegradeAsync("second run", database);
        await database.ReadAsync("""DROP TABLE "FloorAssessments" """, _ => 0);
        Console.WriteLine($"{accounts:N0} accounts: the first run takes {first / (pass + insert):0.0} times the pass and the insert, the second {second / pass:0.0} times the pass.");
        return 0;
    }

    private static async Task<double> RegradeAsync(string name, BookDatabase database)
    {
        var (seconds, (printed, peak)) = await TimedAsync(() => ProgramUnderLoad.RunMeasuredAsync(database, "regrade"));
        Console.WriteLine($"{name,-12}{seconds,9:0.0}{peak / 1_000_000m,12:0}   {printed.TrimEnd().Split('\n')[^1]}");
        return seconds;
    }

    private static async Task<(double Seconds, T Result)> TimedAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        return (watch.Elapsed.TotalSeconds, result);
    }
}
