using System.Globalization;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// A SQLite book of 20,000 accounts with as many invoices as are asked for over three years, a payment for one of six, every fourth of them
/// for half of what it settles: the shape of the book by which others measure their ageing report. Filled by SQL alone.
/// </summary>
internal static class AgeingBook
{
    public const int Accounts = 20_000;

    private const string Fill = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000;
        BEGIN;
        INSERT INTO "Accounts" ("Id", "Number", "LegalName", "SearchName", "Language", "Status", "Currency", "PurchaseReasonDisclosure", "ProductUseDisclosure",
            "Version", "CreatedAt", "UpdatedAt", "Terms_DiscountDays", "Terms_DiscountPercent", "Terms_EndOfMonth", "Terms_NetDays", "FirstPurchaseOn", "LastPurchaseOn")
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {accounts})
        SELECT i, printf('A%05d', i), printf('Company %05d', i), printf('company %05d', i), 'EN', 'CUSTOMER', 'CNY', 'UNKNOWN', 'UNKNOWN',
            1, '2024-01-01 00:00:00', '2024-01-01 00:00:00', 0, '0.0', 0, 30, '2024-01-01', '2026-11-15' FROM n;
        INSERT INTO "AccountProfiles" ("Id", "AccountId", "ValidFrom", "Currency", "Status", "RecordedAt", "Terms_DiscountDays", "Terms_DiscountPercent", "Terms_EndOfMonth", "Terms_NetDays")
        SELECT "Id", "Id", '2024-01-01', 'CNY', 'CUSTOMER', '2024-01-01 00:00:00', 0, '0.0', 0, 30 FROM "Accounts";
        INSERT INTO "Invoices" ("Id", "AccountId", "Number", "Date", "DueDate", "Currency", "Amount", "Opening", "RecordedAt")
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {invoices})
        SELECT i, 1 + i * 7919 % {accounts}, printf('I%07d', i), date('2024-01-01', printf('+%d days', i * 1050 / {invoices})), date('2024-01-01', printf('+%d days', i * 1050 / {invoices} + 30)),
            'CNY', (100 + i % 9973) * 100, 0, '2026-11-16 00:00:00' FROM n;
        INSERT INTO "Payments" ("Id", "AccountId", "Number", "Date", "Currency", "Amount", "Opening", "RecordedAt")
        SELECT "Id", "AccountId", 'P' || "Id", date("DueDate", printf('%+d days', "Id" % 40 - 20)), 'CNY', "Amount", 0, "RecordedAt" FROM "Invoices" WHERE "Id" % 1000 < 168;
        INSERT INTO "Allocations" ("Id", "AccountId", "FromKind", "FromId", "ToKind", "ToId", "Currency", "Amount", "Date", "RecordedAt")
        SELECT "Id", "AccountId", 'PAYMENT', "Id", 'INVOICE', "Id", 'CNY', CASE WHEN "Id" % 4 = 0 THEN "Amount" / 2 ELSE "Amount" END, "Date", "RecordedAt" FROM "Payments";
        INSERT INTO "OpenDocuments" ("Kind", "DocumentId", "AccountId", "Currency", "Date", "DueDate", "Open")
        SELECT 'INVOICE', i."Id", i."AccountId", i."Currency", i."Date", i."DueDate", i."Amount" - COALESCE(a."Amount", 0)
        FROM "Invoices" AS i LEFT JOIN "Allocations" AS a ON a."Id" = i."Id" WHERE i."Amount" > COALESCE(a."Amount", 0);
        INSERT INTO "OpenDocuments" ("Kind", "DocumentId", "AccountId", "Currency", "Date", "DueDate", "Open")
        SELECT 'PAYMENT', p."Id", p."AccountId", p."Currency", p."Date", p."Date", p."Amount" - a."Amount"
        FROM "Payments" AS p JOIN "Allocations" AS a ON a."Id" = p."Id" WHERE p."Amount" > a."Amount";
        COMMIT;
        """;

    public static async Task<BookDatabase> MakeAsync(string file, int invoices)
    {
        var database = new BookDatabase("Sqlite", $"Data Source={file}");
        await ProgramUnderLoad.RunAsync(database, "migrate");
        await using var connection = await database.OpenAsync();
        await using var fill = connection.CreateCommand();
        fill.CommandText = Fill.Replace("{accounts}", $"{Accounts}", StringComparison.Ordinal)
            .Replace("{invoices}", invoices.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        fill.CommandTimeout = 0;
        await fill.ExecuteNonQueryAsync();
        return database;
    }
}
