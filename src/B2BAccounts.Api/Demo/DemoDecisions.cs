using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Demo;

/// <summary>Decisions about credit of the demo's customers: a limit that waits, one that was agreed to, a hold that stands and one that was lifted.</summary>
internal static class DemoDecisions
{
    private const string Decider = "Lin Mei";

    /// <param name="customers">Numbers of four accounts with a limit.</param>
    public static Task RecordAsync(BookTransactions transactions, IReadOnlyList<string> customers, CancellationToken cancellation) => transactions.RunAsync(
        async book =>
        {
            var raised = await AskAsync(book, customers[0], CreditDecisionKind.Limit, 1.5m, "They open a second plant in spring and will order half as much again");
            raised.ExpiresOn = book.Today.AddDays(180);
            var agreed = await AskAsync(book, customers[1], CreditDecisionKind.Limit, 1.2m, "Season of their own customers, as every year");
            agreed.ExpiresOn = book.Today.AddDays(90);
            await AgreeAsync(book, agreed, "Paid on time last season");
            book.Db.CreditLimits.Add(agreed.ToLimit(await book.KeyAsync<CreditLimit>(), Decider, book.Today, book.RecordedAt));
            await HoldAsync(book, customers[2], "Their largest customer is said to be insolvent");
            var lifted = await HoldAsync(book, customers[3], "Their bank has changed, and the old account bounced");
            var ended = await AskAsync(book, customers[3], CreditDecisionKind.LiftHold, null, "The new bank has confirmed the account");
            await AgreeAsync(book, ended, "Seen the letter");
            lifted.Lift(Decider, book.RecordedAt, ended.Reason);
        },
        cancellation);

    private static async Task<CreditDecision> AskAsync(BookTransaction book, string number, CreditDecisionKind kind, decimal? part, string reason)
    {
        var account = await book.Db.Accounts.SingleAsync(a => a.Number == number, book.Cancel);
        var limit = await book.Db.CreditLimits.Where(l => l.AccountId == account.Id && !l.Group).OrderByDescending(l => l.ValidFrom).ThenByDescending(l => l.Id).FirstAsync(book.Cancel);
        var amount = decimal.Floor(limit.Amount * (part ?? 1m) / 1_000m) * 1_000m;
        var band = CreditPolicy.Default.Authority.For(amount);
        var asked = new CreditDecision
        {
            Id = await book.KeyAsync<CreditDecision>(), AccountId = account.Id, Kind = kind, Amount = part is null ? null : amount, Currency = part is null ? null : limit.Currency,
            AmountInQuestion = amount, Authority = band.Role, People = 1, Reason = reason, AskedById = $"demo:{account.Manager}", AskedBy = account.Manager ?? "", AskedAt = book.RecordedAt,
            DueOn = Authority.DueOn(book.Today), LapsesOn = book.Today.AddDays(CreditDecision.OpenDays),
        };
        book.Db.CreditDecisions.Add(asked);
        return asked;
    }

    private static async Task AgreeAsync(BookTransaction book, CreditDecision asked, string reason)
    {
        var vote = new CreditVote
        {
            Id = await book.KeyAsync<CreditVote>(), DecisionId = asked.Id, AccountId = asked.AccountId, Approved = true, Reason = reason, VoterId = $"demo:{Decider}", VotedBy = Decider, VotedAt = book.RecordedAt,
        };
        asked.Vote([], vote, DecidingRole.Finance, book.Today);
        book.Db.CreditVotes.Add(vote);
    }

    private static async Task<CreditHold> HoldAsync(BookTransaction book, string number, string reason)
    {
        var account = await book.Db.Accounts.SingleAsync(a => a.Number == number, book.Cancel);
        var hold = new CreditHold { Id = await book.KeyAsync<CreditHold>(), AccountId = account.Id, Reason = reason, SetBy = account.Manager ?? "", SetAt = book.RecordedAt };
        book.Db.CreditHolds.Add(hold);
        return hold;
    }
}
