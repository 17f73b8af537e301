using System.Linq.Expressions;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore.Query;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is open of an account in one currency by everything recorded: of its invoices up to a day, its payments or its credit notes.</summary>
internal sealed class OpenSums
{
    public long AccountId { get; init; }

    /// <summary>Of its invoices, or else of its payments or its credit notes.</summary>
    public bool IsInvoices { get; init; }

    public string Currency { get; init; } = "";

    public decimal All { get; init; }

    /// <summary>Of invoices, the part that is due on the day or later, and for each edge the part that is past due by no more days than that.</summary>
    public decimal[] DueSince { get; init; } = [];

    /// <summary>Without the parts by due date. One pass through the index of open documents, in its order; nothing is sorted.</summary>
    public static IQueryable<OpenSums> Of(LedgerRows rows, DateOnly day) =>
        ByAccount(rows.Open.Where(o => o.Kind != DocumentKind.Invoice || o.Date <= day))
            .Select(g => new OpenSums { AccountId = g.Key.AccountId, IsInvoices = g.Key.Kind == DocumentKind.Invoice, Currency = g.Key.Currency, All = g.Sum(o => o.Open) });

    /// <summary>
    /// Only of invoices not past due by more than the last edge, with the parts by due date. What is older than that is most of a book in which
    /// little is paid, and has no part to choose: a second pass through the index costs less than choosing one for each of its rows.
    /// </summary>
    public static IQueryable<OpenSums> WithinEdges(LedgerRows rows, AgeingEdges edges, DateOnly day)
    {
        var oldest = day.AddDays(-edges.Days[^1]);
        return Summed(
            ByAccount(rows.Open.Where(o => o.Kind != DocumentKind.Payment && o.Kind != DocumentKind.CreditNote && o.Date <= day && o.DueDate >= oldest)),
            (g, dueSince) => new OpenSums { AccountId = g.Key.AccountId, IsInvoices = true, Currency = g.Key.Currency, All = g.Sum(o => o.Open), DueSince = dueSince },
            edges.Days.SkipLast(1).Prepend(0).Select(days => day.AddDays(-days)));
    }

    // In the order of the index that has all of it. A kind that is asked for by name would have rows looked up by it, and then sorted.
    private static IQueryable<IGrouping<Key, OpenDocument>> ByAccount(IQueryable<OpenDocument> open) =>
        open.GroupBy(o => new Key { AccountId = o.AccountId, Kind = o.Kind, Currency = o.Currency });

    // As many sums as there are edges; the days stay parameters of one statement.
    private static IQueryable<OpenSums> Summed<TKey>(
        IQueryable<IGrouping<TKey, OpenDocument>> groups, Expression<Func<IGrouping<TKey, OpenDocument>, decimal[], OpenSums>> row, IEnumerable<DateOnly> oldest)
    {
        var group = row.Parameters[0];
        var sums = oldest.Select(from =>
        {
            Expression<Func<IGrouping<TKey, OpenDocument>, decimal>> sum = g => g.Sum(o => o.DueDate >= from ? o.Open : 0m);
            return ReplacingExpressionVisitor.Replace(sum.Parameters[0], group, sum.Body);
        });
        var body = ReplacingExpressionVisitor.Replace(row.Parameters[1], Expression.NewArrayInit(typeof(decimal), sums), row.Body);
        return groups.Select(Expression.Lambda<Func<IGrouping<TKey, OpenDocument>, OpenSums>>(body, group));
    }

    private sealed record Key
    {
        public long AccountId { get; init; }

        public DocumentKind Kind { get; init; }

        public string Currency { get; init; } = "";
    }
}
