using System.Linq.Expressions;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace B2BAccounts.Api.Receivables;

/// <summary>The atoms of ageing, in the documents' currencies, summed by SQL: by account, currency and bucket, and what is unapplied.</summary>
internal static class AgeingAtoms
{
    public static async Task<IReadOnlyList<AgeingAtom>> OnAsync(Book db, AccountSet accounts, LedgerDay day, AgeingEdges edges, CancellationToken cancel)
    {
        if (accounts.IsWholeBook || day.KnownAt is not null)
        {
            return InOrder(await SummedAsync(db, accounts, day, edges, cancel));
        }

        var now = await OpenNow.ReadAsync(db, accounts.Ids, day.Day, edges, cancel);
        return InOrder(now.Later.Count == 0 ? now.Atoms : now.Atoms.Concat(await SummedAsync(db, AccountSet.Of(now.Later), day, edges, cancel)));
    }

    /// <summary>The atoms with the number of open invoices of each account and when the first is due. Of the whole book nothing is told of what comes later.</summary>
    public static async Task<OpenAccounts> WithInvoicesAsync(Book db, AccountSet accounts, DateOnly day, AgeingEdges edges, CancellationToken cancel)
    {
        var now = accounts.IsWholeBook ? new OpenAccounts([], new Dictionary<long, (DateOnly, int)>(), new HashSet<long>())
            : await OpenNow.ReadAsync(db, accounts.Ids, day, edges, cancel);
        var others = accounts.IsWholeBook ? accounts : AccountSet.Of(now.Later);
        if (!others.IsWholeBook && others.Ids.Count == 0)
        {
            return now with { Atoms = InOrder(now.Atoms) };
        }

        var invoices = now.Invoices.ToDictionary();
        await foreach (var i in OpenInvoices.On(LedgerRows.Of(db, others), day)
            .GroupBy(i => i.AccountId).Select(g => new { AccountId = g.Key, OldestDue = g.Min(i => i.DueDate), Count = g.Count() })
            .AsAsyncEnumerable().WithCancellation(cancel))
        {
            invoices.Add(i.AccountId, (i.OldestDue, i.Count));
        }

        return new OpenAccounts(InOrder(now.Atoms.Concat(await SummedAsync(db, others, day, edges, cancel))), invoices, now.Later);
    }

    private static async Task<IEnumerable<AgeingAtom>> SummedAsync(Book db, AccountSet accounts, LedgerDay day, AgeingEdges edges, CancellationToken cancel)
    {
        var rows = LedgerRows.Of(db, accounts);
        var open = await OpenInvoices.On(rows, day).Select(Aged(edges, day.Day))
            .GroupBy(i => new { i.AccountId, i.Currency, i.Bucket })
            .Select(g => new
            {
                g.Key.AccountId,
                g.Key.Currency,
                g.Key.Bucket,
                Amount = g.Sum(i => i.Open),
                Disputed = g.Sum(i => i.Disputed > i.Open ? i.Open : i.Disputed),
            })
            .ToListAsync(cancel);
        var unapplied = await UnappliedParts.OfPayments(rows, day)
            .Join(db.Payments, u => u.DocumentId, p => p.Id, (u, p) => new { p.AccountId, p.Currency, u.Amount })
            .Concat(UnappliedParts.OfCreditNotes(rows, day)
                .Join(db.CreditNotes, u => u.DocumentId, c => c.Id, (u, c) => new { c.AccountId, c.Currency, u.Amount }))
            .Where(u => u.Amount != 0m)
            .GroupBy(u => new { u.AccountId, u.Currency })
            .Select(g => new { g.Key.AccountId, g.Key.Currency, Amount = g.Sum(u => u.Amount) })
            .ToListAsync(cancel);
        return open.Select(a => new AgeingAtom(a.AccountId, a.Currency, a.Bucket, a.Amount, a.Disputed))
            .Concat(unapplied.Select(a => new AgeingAtom(a.AccountId, a.Currency, AgeingEdges.Unapplied, a.Amount)));
    }

    private static IReadOnlyList<AgeingAtom> InOrder(IEnumerable<AgeingAtom> atoms) =>
        [.. atoms.OrderBy(a => a.AccountId).ThenBy(a => a.Currency, StringComparer.Ordinal).ThenBy(a => a.Bucket)];

    // The edges are a setting or the caller's, so the choice of the bucket is put together here; the days stay parameters of one statement.
    private static Expression<Func<OpenInvoice, AgedInvoice>> Aged(AgeingEdges edges, DateOnly day)
    {
        Expression<Func<OpenInvoice, bool>> isDue = i => i.DueDate < day;
        Expression bucket = Expression.Constant(edges.Count - 1);
        for (var edge = edges.Days.Count - 1; edge >= 0; edge--)
        {
            var oldest = day.AddDays(-edges.Days[edge]);
            Expression<Func<OpenInvoice, bool>> within = i => i.DueDate >= oldest;
            bucket = Expression.Condition(On(within, isDue.Parameters[0]), Expression.Constant(edge + 1), bucket);
        }

        bucket = Expression.Condition(isDue.Body, bucket, Expression.Constant(0));
        Expression<Func<OpenInvoice, int, AgedInvoice>> row = (i, b) =>
            new AgedInvoice { AccountId = i.AccountId, Currency = i.Currency, Bucket = b, Open = i.Open, Disputed = i.Disputed };
        var body = ReplacingExpressionVisitor.Replace(row.Parameters[1], bucket, On(row, isDue.Parameters[0]));
        return Expression.Lambda<Func<OpenInvoice, AgedInvoice>>(body, isDue.Parameters);
    }

    private static Expression On(LambdaExpression lambda, ParameterExpression invoice) =>
        ReplacingExpressionVisitor.Replace(lambda.Parameters[0], invoice, lambda.Body);

    private sealed class AgedInvoice
    {
        public long AccountId { get; init; }

        public string Currency { get; init; } = "";

        public int Bucket { get; init; }

        public decimal Open { get; init; }

        public decimal Disputed { get; init; }
    }
}
