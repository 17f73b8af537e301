using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>Writes what accounts owe today into their rows, in the transaction that has changed it.</summary>
public sealed class KeepFigures(FiguresByAccount figures)
{
    private static readonly ListedRows Rows = new(
        ("AccountId", Listed.Key), ("Day", Listed.Day), ("Receivable", Listed.Money), ("Overdue", Listed.Money), ("Unapplied", Listed.Money), ("Disputed", Listed.Money),
        ("Balance", Listed.Money), ("OldestDueOn", Listed.Day), ("OpenInvoices", Listed.Key), ("MissingRate", Listed.Text));

    private static readonly string[] Columns =
        ["Day", "Receivable", "Overdue", "Unapplied", "Disputed", "Balance", "OldestDueOn", "OpenInvoices", "MissingRate"];

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
        try
        {
            await OfAsync(book, changed.Accounts);
        }
        catch (RuleViolation wrong) when (wrong.Code == RuleCodes.FxRateInvalid)
        {
            // A rate that no rule lets in must not keep documents out of the book; until it is mended nobody is answered from rows.
            await FiguresState.ForgetAsync(book);
        }
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
        var told = figures.Where(f => f.IsAnything).ToList();
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
            f.AccountId, f.Day, f.Receivable, f.Overdue, f.Unapplied, f.Disputed, f.Balance, f.OldestDueOn, (long)f.OpenInvoices, f.MissingRate,
        }));
    }
}
