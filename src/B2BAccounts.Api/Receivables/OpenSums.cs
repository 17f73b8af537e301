using System.Linq.Expressions;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore.Query;

namespace B2BAccounts.Api.Receivables;

/// <summary>What is open of an account in one currency by everything recorded: of its invoices, its payments or its credit notes.</summary>
internal sealed class OpenSums
{
    public long AccountId { get; init; }

    public DocumentKind Kind { get; init; }

    public string Currency { get; init; } = "";

    public decimal All { get; init; }

    /// <summary>The part that is due on the day or later, and for each edge the part that is past due by no more days than that.</summary>
    public decimal[] DueSince { get; init; } = [];

    /// <summary>One pass through the index of open documents, in its order; nothing is sorted.</summary>
    public static IQueryable<OpenSums> Of(LedgerRows rows, AgeingEdges edges, DateOnly day)
    {
        var groups = rows.Open.Where(o => o.Kind == DocumentKind.Invoice || o.Kind == DocumentKind.Payment || o.Kind == DocumentKind.CreditNote)
            .GroupBy(o => new { o.AccountId, o.Kind, o.Currency });
        return Summed(
            groups,
            (g, dueSince) => new OpenSums { AccountId = g.Key.AccountId, Kind = g.Key.Kind, Currency = g.Key.Currency, All = g.Sum(o => o.Open), DueSince = dueSince },
            edges.Days.Prepend(0).Select(days => day.AddDays(-days)));
    }

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
}
