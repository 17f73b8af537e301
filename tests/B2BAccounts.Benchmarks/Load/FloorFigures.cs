using System.Data.Common;
using System.Text.Json;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>What is owed by age, from what is open today, converted atom by atom as the program does.</summary>
internal sealed class FloorFigures(BookDatabase database)
{
    public static readonly string[] Labels = ["Not due", "1-30", "31-60", "61-90", "91-120", "Over 120"];

    public const string Base = "CNY";

    private const string Bucket = """
        CASE WHEN o."Kind" <> 'INVOICE' THEN -1 WHEN o."DueDate" >= @p0 THEN 0 WHEN o."DueDate" >= @p1 THEN 1 WHEN o."DueDate" >= @p2 THEN 2
        WHEN o."DueDate" >= @p3 THEN 3 WHEN o."DueDate" >= @p4 THEN 4 ELSE 5 END
        """;

    private const int Unapplied = -1;
    private const int Page = 25;

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static int BucketOf(DateOnly due) => Math.Clamp((Today.DayNumber - due.DayNumber + 29) / 30, 0, 5);

    public static decimal Convert(decimal amount, decimal rate) => decimal.Round(amount * rate, 2, MidpointRounding.AwayFromZero);

    public async Task<decimal> RateAsync(DbConnection connection, string currency)
    {
        if (currency == Base)
        {
            return 1m;
        }

        await using var command = database.Command(
            connection, $"""SELECT "Rate" FROM "FxRates" WHERE "Currency" = @p0 AND "BaseCurrency" = @p1 AND "Day" <= @p2 ORDER BY "Day" DESC {database.First(1)}""",
            currency, Base, Today);
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return rows.GetDecimal(0);
    }

    public async Task AgeingAsync(JsonElement asked, Utf8JsonWriter json)
    {
        // What is in the base currency needs no conversion, so that no account has to be told from another.
        var atoms = await AtomsAsync($"""CASE WHEN o."Currency" = '{Base}' THEN 0 ELSE o."AccountId" END""");
        var buckets = new decimal[Labels.Length];
        var unapplied = 0m;
        foreach (var (_, bucket, amount) in atoms)
        {
            if (bucket == Unapplied)
            {
                unapplied += amount;
            }
            else
            {
                buckets[bucket] += amount;
            }
        }

        json.WriteStartObject("ageing");
        json.Buckets(buckets, Base);
        json.Money("unapplied", unapplied);
        json.Money("balance", buckets.Sum() - unapplied);
        json.WriteEndObject();
    }

    public async Task AgeingByAccountAsync(JsonElement asked, Utf8JsonWriter json)
    {
        var figures = new Dictionary<long, (decimal Overdue, decimal Balance)>();
        foreach (var (account, bucket, amount) in await AtomsAsync("o.\"AccountId\""))
        {
            var (overdue, balance) = figures.GetValueOrDefault(account);
            figures[account] = (overdue + (bucket > 0 ? amount : 0m), balance + (bucket == Unapplied ? -amount : amount));
        }

        // Generated numbers and keys have the same order.
        var shown = figures.OrderByDescending(f => f.Value.Overdue).ThenBy(f => f.Key).Take(Page).ToList();
        var names = (await database.ReadAsync(
            $"""SELECT "Id", "Number", "LegalName" FROM "Accounts" WHERE "Id" IN ({string.Join(", ", shown.Select(s => s.Key))})""",
            row => (Id: row.GetInt64(0), Number: row.GetString(1), Name: row.GetString(2)))).ToDictionary(a => a.Id);
        json.WriteStartObject("ageingByAccount");
        json.WriteStartArray("nodes");
        foreach (var (account, figure) in shown)
        {
            json.WriteStartObject();
            json.WriteStartObject("account");
            json.WriteString("number", names[account].Number);
            json.WriteString("legalName", names[account].Name);
            json.WriteEndObject();
            json.WriteStartObject("ageing");
            json.Money("overdue", figure.Overdue);
            json.Money("balance", figure.Balance, Base);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.HasNextPage(figures.Count > Page);
        json.WriteEndObject();
    }

    private async Task<List<(long Account, int Bucket, decimal Amount)>> AtomsAsync(string account)
    {
        var sums = await database.ReadAsync(
            $"""
            SELECT a."Account", a."Currency", a."Bucket", SUM(a."Open") FROM
            (SELECT {account} AS "Account", o."Currency", {Bucket} AS "Bucket", o."Open" FROM "OpenDocuments" o) a GROUP BY a."Account", a."Currency", a."Bucket"
            """,
            row => (Account: row.GetInt64(0), Currency: row.GetString(1), Bucket: row.GetInt32(2), Amount: database.Money(row, 3)),
            Today, Today.AddDays(-30), Today.AddDays(-60), Today.AddDays(-90), Today.AddDays(-120));
        var rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync();
        foreach (var currency in sums.Select(s => s.Currency).Distinct(StringComparer.Ordinal))
        {
            rates[currency] = await RateAsync(connection, currency);
        }

        return [.. sums.Select(s => (s.Account, s.Bucket, Convert(s.Amount, rates[s.Currency])))];
    }
}
