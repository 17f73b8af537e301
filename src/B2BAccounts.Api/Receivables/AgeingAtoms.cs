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
        var atoms = new AtomSums(edges);
        var others = accounts.IsWholeBook || day.KnownAt is not null ? accounts
            : AccountSet.Of((await OpenNow.AddAsync(atoms, db, accounts.Ids, day.Day, edges, cancel)).Later);
        await AddAsync(atoms, db, others, day, edges, cancel);
        return atoms.Atoms();
    }

    /// <summary>The atoms with the number of open invoices of each account and when the first is due. Of the whole book nothing is told of what comes later.</summary>
    public static async Task<OpenAccounts> WithInvoicesAsync(Book db, AccountSet accounts, DateOnly day, AgeingEdges edges, CancellationToken cancel)
    {
        var atoms = new AtomSums(edges);
        var (invoices, later) = accounts.IsWholeBook ? ([], new HashSet<long>()) : await OpenNow.AddAsync(atoms, db, accounts.Ids, day, edges, cancel);
        var others = accounts.IsWholeBook ? accounts : AccountSet.Of(later);
        await AddAsync(atoms, db, others, day, edges, cancel);
        if (others.IsEmpty)
        {
            return new OpenAccounts(atoms.Atoms(), invoices, later);
        }

        await foreach (var i in OpenInvoices.On(LedgerRows.Of(db, others), day)
            .GroupBy(i => i.AccountId).Select(g => new { AccountId = g.Key, OldestDue = g.Min(i => i.DueDate), Count = g.Count() })
            .AsAsyncEnumerable().WithCancellation(cancel))
        {
            invoices.Add(i.AccountId, (i.OldestDue, i.Count));
        }

        return new OpenAccounts(atoms.Atoms(), invoices, later);
    }

    /// <summary>
    /// Reckoned back from what is open by everything recorded. Sums need no invoice to be looked at on its own: what counts only after the day
    /// is taken back from the sum that it went into. Only of disputed invoices each must be known.
    /// </summary>
    private static async Task AddAsync(AtomSums atoms, Book db, AccountSet accounts, LedgerDay day, AgeingEdges edges, CancellationToken cancel)
    {
        if (accounts.IsEmpty)
        {
            return;
        }

        var rows = LedgerRows.Of(db, accounts);
        var last = edges.Count - 1;
        await foreach (var open in OpenSums.Of(rows, day.Day).AsAsyncEnumerable().WithCancellation(cancel))
        {
            atoms.Add(open.AccountId, open.Currency, open.IsInvoices ? last : AgeingEdges.Unapplied, open.All);
        }

        await foreach (var open in OpenSums.WithinEdges(rows, edges, day.Day).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var before = 0m;
            foreach (var (bucket, upTo) in open.DueSince.Append(open.All).Index())
            {
                atoms.Add(open.AccountId, open.Currency, bucket, upTo - before);
                before = upTo;
            }

            atoms.Add(open.AccountId, open.Currency, last, -open.All);
        }

        await foreach (var later in LaterEffects.OnInvoices(rows, day)
            .Select(Aged<LaterEffect>(edges, day.Day, e => e.DueDate, (e, bucket) => new AgedAmount { AccountId = e.AccountId, Currency = e.Currency, Bucket = bucket, Amount = e.Amount }))
            .GroupBy(i => new { i.AccountId, i.Currency, i.Bucket })
            .Select(g => new { g.Key.AccountId, g.Key.Currency, g.Key.Bucket, Amount = g.Sum(i => i.Amount) })
            .AsAsyncEnumerable().WithCancellation(cancel))
        {
            atoms.Add(later.AccountId, later.Currency, later.Bucket, later.Amount);
        }

        await foreach (var later in LaterEffects.OnUnapplied(rows, day)
            .GroupBy(u => new { u.AccountId, u.Currency })
            .Select(g => new { g.Key.AccountId, g.Key.Currency, Amount = g.Sum(u => u.Amount) })
            .AsAsyncEnumerable().WithCancellation(cancel))
        {
            atoms.Add(later.AccountId, later.Currency, AgeingEdges.Unapplied, later.Amount);
        }

        var disputed = await day.Standing(rows.Disputes).Select(d => d.InvoiceId).Distinct().ToListAsync(cancel);
        if (disputed.Count > 0)
        {
            await foreach (var invoice in OpenInvoices.On(LedgerRows.OfInvoices(db, disputed), day).Where(i => i.Open > 0m)
                .Select(Aged<OpenInvoice>(edges, day.Day, i => i.DueDate, (i, bucket) => new AgedAmount
                {
                    AccountId = i.AccountId, Currency = i.Currency, Bucket = bucket, Amount = i.Disputed > i.Open ? i.Open : i.Disputed,
                }))
                .GroupBy(i => new { i.AccountId, i.Currency, i.Bucket })
                .Select(g => new { g.Key.AccountId, g.Key.Currency, g.Key.Bucket, Disputed = g.Sum(i => i.Amount) })
                .AsAsyncEnumerable().WithCancellation(cancel))
            {
                atoms.Add(invoice.AccountId, invoice.Currency, invoice.Bucket, 0m, invoice.Disputed);
            }
        }
    }

    // The edges are a setting or the caller's, so the choice of the bucket is put together here; the days stay parameters of one statement.
    private static Expression<Func<T, AgedAmount>> Aged<T>(
        AgeingEdges edges, DateOnly day, Expression<Func<T, DateOnly>> due, Expression<Func<T, int, AgedAmount>> row)
    {
        var dueOn = ReplacingExpressionVisitor.Replace(due.Parameters[0], row.Parameters[0], due.Body);
        Expression bucket = Expression.Constant(edges.Count - 1);
        for (var edge = edges.Days.Count - 1; edge >= 0; edge--)
        {
            var oldest = day.AddDays(-edges.Days[edge]);
            bucket = Expression.Condition(OnDue(d => d >= oldest), Expression.Constant(edge + 1), bucket);
        }

        bucket = Expression.Condition(OnDue(d => d < day), bucket, Expression.Constant(0));
        return Expression.Lambda<Func<T, AgedAmount>>(ReplacingExpressionVisitor.Replace(row.Parameters[1], bucket, row.Body), row.Parameters[0]);

        Expression OnDue(Expression<Func<DateOnly, bool>> test) => ReplacingExpressionVisitor.Replace(test.Parameters[0], dueOn, test.Body);
    }

    private sealed class AgedAmount
    {
        public long AccountId { get; init; }

        public string Currency { get; init; } = "";

        public int Bucket { get; init; }

        public decimal Amount { get; init; }
    }
}
