using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Reports;

/// <summary>Reads what is on record of an account: disputes, promises to pay, decisions about its credit.</summary>
internal static class ReportRecords
{
    /// <param name="end">Of the day, in UTC.</param>
    public static async Task<ReportRecord> OfAsync(AnswersDb db, long account, DateOnly day, DateTime end, CancellationToken cancel)
    {
        // The first days of the calendar have no months before them.
        var first = day > DateOnly.MinValue.AddMonths(ReportRecord.Months) ? day.AddMonths(-ReportRecord.Months) : DateOnly.MinValue;
        return new ReportRecord(
            await DisputesAsync(db, account, day, cancel), await PromisesAsync(db, account, first, day, cancel), await DecisionsAsync(db, account, end.AddMonths(-ReportRecord.Months), end, day, cancel));
    }

    private static async Task<IReadOnlyList<ReportDispute>> DisputesAsync(AnswersDb db, long account, DateOnly day, CancellationToken cancel)
    {
        var rows = await new LedgerDay(day).Standing(db.Disputes.Where(d => d.AccountId == account))
            .Join(db.Invoices, d => d.InvoiceId, i => i.Id, (d, i) => new { d.Id, d.OpenedOn, i.Number, d.Amount, i.Currency, d.Reason })
            .OrderByDescending(d => d.OpenedOn).ThenByDescending(d => d.Id).Take(ReportRecord.Most).ToListAsync(cancel);
        return [.. rows.Select(d => new ReportDispute(d.OpenedOn, d.Number, new Money(d.Amount, d.Currency), d.Reason))];
    }

    private static async Task<IReadOnlyList<ReportPromise>> PromisesAsync(AnswersDb db, long account, DateOnly first, DateOnly day, CancellationToken cancel)
    {
        var rows = await db.PaymentPromises.Where(p => p.AccountId == account && p.MadeOn <= day && p.MadeOn > first)
            .Join(db.Invoices, p => p.InvoiceId, i => i.Id, (p, i) => new { Promise = p, i.Number })
            .OrderByDescending(p => p.Promise.MadeOn).ThenByDescending(p => p.Promise.Id).Take(ReportRecord.Most).ToListAsync(cancel);
        var states = await Promises.StatesAsync(db, [.. rows.Select(r => r.Promise)], day, cancel);
        return [.. rows.Select(r => new ReportPromise(r.Promise.MadeOn, r.Promise.PayBy, r.Number, new Money(r.Promise.Amount, r.Promise.Currency), states[r.Promise.Id]!.Value))];
    }

    private static async Task<IReadOnlyList<ReportDecision>> DecisionsAsync(AnswersDb db, long account, DateTime first, DateTime end, DateOnly day, CancellationToken cancel)
    {
        var decisions = await db.CreditDecisions.Where(d => d.AccountId == account && d.AskedAt < end && d.AskedAt >= first)
            .OrderByDescending(d => d.AskedAt).ThenByDescending(d => d.Id).Take(ReportRecord.Most).ToListAsync(cancel);
        var votes = (await AccountSet.Among(db.CreditVotes, v => v.DecisionId, decisions.Select(d => d.Id)).Where(v => v.VotedAt < end).OrderBy(v => v.VotedAt).ThenBy(v => v.Id)
            .Select(v => new { v.DecisionId, v.VotedBy }).ToListAsync(cancel)).ToLookup(v => v.DecisionId, v => v.VotedBy);
        return
        [
            .. decisions.Select(d => new ReportDecision(
                DateOnly.FromDateTime(d.AskedAt), d.Kind, d.Group, d.OrderNumber, d.Amount is { } amount ? new Money(amount, d.Currency!) : null,
                // What has ended since was open on the day.
                d.EndedAt >= end ? day <= d.LapsesOn ? DecisionStatus.Open : DecisionStatus.Lapsed : d.StatusOn(day), d.AskedBy, d.Reason, [.. votes[d.Id]])),
        ];
    }
}
