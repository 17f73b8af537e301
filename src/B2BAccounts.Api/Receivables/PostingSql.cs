using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>The statements of posting that LINQ cannot say.</summary>
internal static class PostingSql
{
    // Asked thousands of times by an import of payments.
    private static readonly CompiledQuery<Func<Book, long, string, IAsyncEnumerable<OpenDocument>>> OldestFirst = new(() => EF.CompileAsyncQuery(
        (Book db, long accountId, string currency) => db.OpenDocuments.AsNoTracking()
            .Where(o => o.AccountId == accountId && o.Kind == DocumentKind.Invoice && o.Currency == currency)
            .OrderBy(o => o.DueDate).ThenBy(o => o.Date).ThenBy(o => o.DocumentId).AsQueryable()));

    private static readonly EnumText<DocumentKind> Kinds = new();
    private static readonly EnumText<AccountStatus> Statuses = new();

    private static readonly ListedRows Numbers = new(("AccountId", Listed.Key), ("Number", Listed.Text));
    private static readonly ListedRows Purchases =
        new(("Id", Listed.Key), ("First", Listed.Day), ("Last", Listed.Day), ("Status", Listed.Text));

    private static readonly ListedRows Opens = new(("Id", Listed.Key), ("Before", Listed.Money), ("After", Listed.Money));

    /// <summary>
    /// Of accounts, what postings decide by and what <see cref="AccountProfile"/> says of them, without the long texts; tracked by nobody.
    /// </summary>
    public static IQueryable<Account> ForPosting(this Book db, HashSet<string> numbers) => db.Accounts.Where(a => EF.Parameter(numbers).Contains(a.Number))
        .Select(a => new Account
        {
            Id = a.Id, Number = a.Number, Status = a.Status, Currency = a.Currency, Terms = a.Terms, ParentId = a.ParentId, Manager = a.Manager,
            Team = a.Team, Size = a.Size, FirstPurchaseOn = a.FirstPurchaseOn, LastPurchaseOn = a.LastPurchaseOn, LostOn = a.LostOn,
        });

    /// <summary>Documents of one kind by account and number, by as many seeks in the unique index.</summary>
    public static IQueryable<T> ByNumber<T>(this Book db, IEnumerable<(long AccountId, string Number)> keys)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        var sql = $"""
            SELECT d.* FROM {Numbers.Source(db, "{0}")} {ListedRows.Join(db)} "{table}" AS d
            ON d."AccountId" = k."AccountId" AND d."Number" = k."Number"
            """;
        return db.Set<T>().FromSqlRaw(sql, Numbers.Json(db, keys.Select(k => new object?[] { k.AccountId, k.Number }))).AsNoTracking();
    }

    public static IAsyncEnumerable<OpenDocument> OpenInvoicesOldestFirst(this Book db, long accountId, string currency) => OldestFirst.For(db)(db, accountId, currency);

    /// <summary>Sums of all that was ever recorded for accounts, by currency: invoices, or each kind of what settles them.</summary>
    public static async Task<List<(long AccountId, string Currency, decimal Amount)>> RecordedAsync(
        this Book db, AccountSet accounts, bool invoices, CancellationToken cancel)
    {
        var rows = invoices
            ? accounts.Choose(db.Invoices, i => i.AccountId).Select(i => new { i.AccountId, i.Currency, i.Amount, Part = 0 })
            : accounts.Choose(db.Payments, p => p.AccountId).Select(p => new { p.AccountId, p.Currency, p.Amount, Part = 0 })
                .Concat(accounts.Choose(db.CreditNotes, c => c.AccountId).Select(c => new { c.AccountId, c.Currency, c.Amount, Part = 1 }));
        var sums = await rows.GroupBy(r => new { r.AccountId, r.Currency, r.Part })
            .Select(g => new { g.Key.AccountId, g.Key.Currency, Amount = g.Sum(r => r.Amount) }).ToListAsync(cancel);
        return [.. sums.Select(s => (s.AccountId, s.Currency, s.Amount))];
    }

    /// <summary>Writes what invoices have changed of accounts that nobody tracks.</summary>
    public static async Task UpdatePurchasesAsync(this BookTransaction book, IReadOnlyCollection<Account> accounts)
    {
        if (accounts.Count == 0)
        {
            return;
        }

        var sql = $"""
            UPDATE "Accounts" SET "FirstPurchaseOn" = k."First", "LastPurchaseOn" = k."Last", "Status" = k."Status"
            FROM {Purchases.Source(book.Db, "{0}")} WHERE "Accounts"."Id" = k."Id"
            """;
        var rows = accounts.Select(a => new object?[] { a.Id, a.FirstPurchaseOn!.Value, a.LastPurchaseOn!.Value, (string)Statuses.ConvertToProvider(a.Status)! });
        await book.Db.Database.ExecuteSqlRawAsync(sql, [Purchases.Json(book.Db, rows)], book.Cancel);
    }

    /// <summary>Writes what is left of documents, and takes away the rows of those of which nothing is, unless somebody else was there first.</summary>
    public static async Task UpdateOpenAsync(this BookTransaction book, IReadOnlyCollection<KeyValuePair<OpenDocument, decimal>> changed)
    {
        foreach (var kind in changed.GroupBy(c => c.Key.Kind))
        {
            var word = (string)Kinds.ConvertToProvider(kind.Key)!;
            var json = Opens.Json(book.Db, kind.Select(c => new object?[] { c.Key.DocumentId, c.Value, c.Key.Open }));
            var source = Opens.Source(book.Db, "{0}");
            var update = $"""
                UPDATE "OpenDocuments" SET "Open" = k."After" FROM {source}
                WHERE "OpenDocuments"."Kind" = '{word}' AND "OpenDocuments"."DocumentId" = k."Id" AND "OpenDocuments"."Open" = k."Before"
                """;
            var updated = await book.Db.Database.ExecuteSqlRawAsync(update, [json], book.Cancel);
            if (updated != kind.Count())
            {
                throw new DbUpdateConcurrencyException($"{kind.Key}: some of {kind.Count()} documents were allocated by somebody else at the same time.");
            }

            if (kind.Any(c => c.Key.Open == 0m))
            {
                var delete = $"""DELETE FROM "OpenDocuments" WHERE "Kind" = '{word}' AND "Open" = 0 AND "DocumentId" IN (SELECT k."Id" FROM {source})""";
                await book.Db.Database.ExecuteSqlRawAsync(delete, [json], book.Cancel);
            }
        }
    }
}
