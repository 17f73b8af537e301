using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Verification;

/// <summary>All rows of one account that figures rest on, as they stand in the book: read by account and nothing else.</summary>
/// <param name="LineSums">Of each document that has lines, what they add up to; those of other accounts may be among them.</param>
internal sealed record AccountRows(
    Account Account,
    IReadOnlyList<Invoice> Invoices,
    IReadOnlyList<CreditNote> CreditNotes,
    IReadOnlyList<Payment> Payments,
    IReadOnlyList<Refund> Refunds,
    IReadOnlyList<WriteOff> WriteOffs,
    IReadOnlyList<Allocation> Allocations,
    IReadOnlyList<Reversal> Reversals,
    IReadOnlyList<Dispute> Disputes,
    IReadOnlyList<OpenDocument> Open,
    IReadOnlyList<CreditReservation> Reservations,
    IReadOnlyList<AccountProfile> Profiles,
    IReadOnlyList<StoredAssessment> Assessments,
    IReadOnlyList<CreditLimit> Limits,
    IReadOnlyList<CreditDecision> Decisions,
    IReadOnlyList<CreditVote> Votes,
    IReadOnlyDictionary<(DocumentKind Kind, long Id), decimal> LineSums)
{
    public static async Task<IReadOnlyList<AccountRows>> ReadAsync(Book db, IReadOnlyList<Account> accounts, CancellationToken cancel)
    {
        List<long> ids = [.. accounts.Select(a => a.Id)];
        var invoices = await ByAccountAsync(db.Invoices, d => d.AccountId);
        var notes = await ByAccountAsync(db.CreditNotes, d => d.AccountId);
        var payments = await ByAccountAsync(db.Payments, d => d.AccountId);
        var refunds = await ByAccountAsync(db.Refunds, d => d.AccountId);
        var writeOffs = await ByAccountAsync(db.WriteOffs, d => d.AccountId);
        var allocations = await ByAccountAsync(db.Allocations, d => d.AccountId);
        var reversals = await ByAccountAsync(db.Reversals, d => d.AccountId);
        var disputes = await ByAccountAsync(db.Disputes, d => d.AccountId);
        var open = await ByAccountAsync(db.OpenDocuments, d => d.AccountId);
        var reservations = await ByAccountAsync(db.CreditReservations, d => d.AccountId);
        var profiles = await ByAccountAsync(db.AccountProfiles, d => d.AccountId);
        var assessments = await ByAccountAsync(WithoutDocuments(db.Assessments), d => d.AccountId);
        var limits = await ByAccountAsync(db.CreditLimits, d => d.AccountId);
        var decisions = await ByAccountAsync(db.CreditDecisions, d => d.AccountId);
        var votes = await ByAccountAsync(db.CreditVotes, v => v.AccountId);
        var lines = new Dictionary<(DocumentKind Kind, long Id), decimal>();
        await AddLinesAsync(DocumentKind.Invoice, AccountSet.Among(db.Invoices, d => d.AccountId, ids).Join(db.InvoiceLines, d => d.Id, l => l.InvoiceId, (d, l) => new LineOf { Id = d.Id, Amount = l.Amount }));
        await AddLinesAsync(DocumentKind.CreditNote, AccountSet.Among(db.CreditNotes, d => d.AccountId, ids).Join(db.CreditNoteLines, d => d.Id, l => l.CreditNoteId, (d, l) => new LineOf { Id = d.Id, Amount = l.Amount }));
        return
        [
            .. accounts.Select(a => new AccountRows(
                a, [.. invoices[a.Id]], [.. notes[a.Id]], [.. payments[a.Id]], [.. refunds[a.Id]], [.. writeOffs[a.Id]], [.. allocations[a.Id]], [.. reversals[a.Id]],
                [.. disputes[a.Id]], [.. open[a.Id]], [.. reservations[a.Id]], [.. profiles[a.Id]], [.. assessments[a.Id]], [.. limits[a.Id]],
                [.. decisions[a.Id]], [.. votes[a.Id]], lines)),
        ];

        async Task AddLinesAsync(DocumentKind kind, IQueryable<LineOf> rows)
        {
            await foreach (var line in rows.AsAsyncEnumerable().WithCancellation(cancel))
            {
                lines[(kind, line.Id)] = lines.GetValueOrDefault((kind, line.Id)) + line.Amount;
            }
        }

        async Task<ILookup<long, T>> ByAccountAsync<T>(IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, long>> account)
            where T : class => (await AccountSet.Among(rows.AsNoTracking(), account, ids).ToListAsync(cancel)).ToLookup(account.Compile());
    }

    // Their texts are long, and nothing is compared with them.
    private static IQueryable<StoredAssessment> WithoutDocuments(IQueryable<StoredAssessment> assessments) => assessments.Select(a => new StoredAssessment
    {
        Id = a.Id, AccountId = a.AccountId, AsOf = a.AsOf, Grade = a.Grade, RecordedAt = a.RecordedAt, ConfirmedAt = a.ConfirmedAt, ConfirmedFor = a.ConfirmedFor,
    });

    private sealed class LineOf
    {
        public long Id { get; init; }

        public decimal Amount { get; init; }
    }
}
