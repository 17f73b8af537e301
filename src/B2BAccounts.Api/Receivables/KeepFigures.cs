using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>Writes what accounts owe today into their rows, in the transaction that has changed it.</summary>
public sealed class KeepFigures(FiguresByAccount figures)
{
    private static readonly ListedRows Rows = new(
        ("AccountId", Listed.Key), ("Day", Listed.Day), ("Receivable", Listed.Money), ("Overdue", Listed.Money), ("Unapplied", Listed.Money), ("Disputed", Listed.Money),
        ("Balance", Listed.Money), ("OldestDueOn", Listed.Day), ("OpenInvoices", Listed.Key), ("MissingRate", Listed.Text), ("Later", Listed.Flag));

    private static readonly ListedRows Ids = new(("AccountId", Listed.Key), ("Day", Listed.Day));

    private static readonly CompiledQuery<Func<Book, long, Task<AccountFigures?>>> Row = new(() => EF.CompileAsyncQuery(
        (Book db, long account) => db.AccountFigures.AsNoTracking().SingleOrDefault(f => f.AccountId == account)));

    private static readonly CompiledQuery<Func<Book, long, Task<DateOnly?>>> OldestDue = new(() => EF.CompileAsyncQuery(
        (Book db, long account) => db.OpenDocuments.Where(o => o.AccountId == account && o.Kind == DocumentKind.Invoice).Min(o => (DateOnly?)o.DueDate)));

    private static readonly string[] Columns =
        ["Day", "Receivable", "Overdue", "Unapplied", "Disputed", "Balance", "OldestDueOn", "OpenInvoices", "MissingRate", "Later"];

    /// <summary>By all that the transaction has written so far. Accounts that have never had anything open get no row.</summary>
    /// <param name="accounts">Locked by the transaction.</param>
    public async Task OfAsync(BookTransaction book, IEnumerable<long> accounts)
    {
        ArgumentNullException.ThrowIfNull(book);
        var set = AccountSet.Of(accounts);
        if (set.Ids.Count > 0)
        {
            await WriteAsync(book, await figures.OfAsync(book.Db, set, book.Today, book.Cancel));
        }
    }

    internal async Task WhenChanged(BookTransaction book, LedgerChanged changed)
    {
        if (changed.InBulk)
        {
            await MarkAsync(book, changed.Accounts);
            return;
        }

        try
        {
            if (changed.Posted is not { } posted || changed.Accounts.Count != 1 || !await MoveAsync(book, changed.Accounts.Single(), posted))
            {
                await OfAsync(book, changed.Accounts);
            }
        }
        catch (RuleViolation wrong) when (wrong.Code == RuleCodes.FxRateInvalid)
        {
            // A rate that no rule lets in must not keep documents out of the book; until it is mended nobody is answered from rows.
            await FiguresState.ForgetAsync(book);
        }
    }

    /// <summary>Moves the row of an account by what was posted, where that says all; else nothing is done.</summary>
    private static async Task<bool> MoveAsync(BookTransaction book, long account, PostingLedger posted)
    {
        if (await Row.For(book.Db)(book.Db, account) is not { } row)
        {
            return false;
        }

        if (row.Day != book.Today)
        {
            // It is reckoned when all rows are brought to a day. Who has another day by his clock is not answered from it before.
            await MarkAsync(book, [account]);
            return true;
        }

        if (!posted.Move(row, book.BaseCurrency.Code, out var oldestIsSettled))
        {
            return false;
        }

        if (oldestIsSettled)
        {
            row.OldestDueOn = await OldestDue.For(book.Db)(book.Db, account);
        }

        await WriteAsync(book, [row]);
        return true;
    }

    /// <summary>Has rows hold for no day, until they are reckoned anew.</summary>
    private static async Task MarkAsync(BookTransaction book, IReadOnlyCollection<long> accounts)
    {
        var db = book.Db;
        var rows = Ids.Json(db, accounts.Select(a => new object?[] { a, FiguresState.NoDay }));
        var source = Ids.Source(db, "{0}");
        var marked = $"""
            UPDATE "AccountFigures" SET "Day" = k."Day" FROM {source} WHERE "AccountFigures"."AccountId" = k."AccountId" AND "AccountFigures"."Day" <> k."Day"
            """;
        var added = $"""
            INSERT INTO "AccountFigures" ("AccountId", "Day", "OpenInvoices", "Later") SELECT k."AccountId", k."Day", 0, {(db.Kind == DatabaseKind.PostgreSql ? "false" : "0")} FROM {source}
            WHERE NOT EXISTS (SELECT 1 FROM "AccountFigures" AS f WHERE f."AccountId" = k."AccountId")
            """;
        await db.Database.ExecuteSqlRawAsync(marked, [rows], book.Cancel);
        await db.Database.ExecuteSqlRawAsync(added, [rows], book.Cancel);
    }

    internal static async Task WriteAsync(BookTransaction book, IReadOnlyList<AccountFigures> figures)
    {
        var db = book.Db;
        var source = Rows.Source(db, "{0}");
        var update = $"""
            UPDATE "AccountFigures" SET {string.Join(", ", Columns.Select(c => $"\"{c}\" = k.\"{c}\""))} FROM {source}
            WHERE "AccountFigures"."AccountId" = k."AccountId"
            """;
        var known = await db.Database.ExecuteSqlRawAsync(update, [Json(figures)], book.Cancel);
        var told = figures.Where(f => f.NeedsRow).ToList();
        if (known == figures.Count || told.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", Columns.Prepend("AccountId").Select(c => $"\"{c}\""));
        var insert = $"""
            INSERT INTO "AccountFigures" ({names}) SELECT {string.Join(", ", Columns.Prepend("AccountId").Select(c => $"k.\"{c}\""))} FROM {source}
            WHERE NOT EXISTS (SELECT 1 FROM "AccountFigures" AS f WHERE f."AccountId" = k."AccountId")
            """;
        await db.Database.ExecuteSqlRawAsync(insert, [Json(told)], book.Cancel);

        string Json(IEnumerable<AccountFigures> rows) => Rows.Json(db, rows.Select(f => new object?[]
        {
            f.AccountId, f.Day, f.Receivable, f.Overdue, f.Unapplied, f.Disputed, f.Balance, f.OldestDueOn, (long)f.OpenInvoices, f.MissingRate, f.Later,
        }));
    }
}
