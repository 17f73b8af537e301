using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.GraphQL.Conventions.Nodes;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Credit;

public sealed class CreditReviewsTests
{
    private static readonly DateOnly Day = new(2026, 2, 28);

    private static readonly CreditPolicy Policy = CreditPolicy.Default;

    [DatabaseFact]
    public async Task Due_is_who_was_last_looked_at_longer_ago_than_his_grade_allows()
    {
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.Zero));
        var random = new Random(7);
        await using (var db = book.Db())
        {
            for (var i = 1; i <= 120; i++)
            {
                db.Accounts.Add(new Account
                {
                    Id = i, Number = $"C-{i:000}", Currency = "CNY", Grade = new[] { "A", "B", "UNGRADED", null }[i % 4], Status = i % 7 == 0 ? AccountStatus.Dormant : AccountStatus.Customer,
                    FirstPurchaseOn = i % 11 == 0 ? null : Day.AddDays(-random.Next(0, 500)), Manager = i % 2 == 0 ? "Ana" : "Ben", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
                });
                for (var r = 0; r < i % 3; r++)
                {
                    db.CreditReviews.Add(new CreditReview { Id = i * 10 + r, AccountId = i, Date = Day.AddDays(-random.Next(0, 500)), Note = "fits", ReviewedBy = "Fei", RecordedAt = DateTime.UnixEpoch });
                }
            }

            await db.SaveChangesAsync();
        }

        await using var answers = book.Answers();
        var accounts = await answers.Accounts.ToListAsync();
        var reviews = (await answers.CreditReviews.ToListAsync()).ToLookup(r => r.AccountId);
        foreach (var day in (DateOnly[])[Day, Day.AddDays(1), Day.AddDays(31), Day.AddMonths(5), new(2024, 2, 29)])
        {
            var due = await CreditReviews.Due(answers, Policy, day).Select(a => a.Number).OrderBy(n => n).ToListAsync();
            Assert.Equal(accounts.Where(a => DueOn(a) <= day).Select(a => a.Number).Order(StringComparer.Ordinal), due);
            Assert.All(accounts, a => Assert.Equal(DueOn(a), CreditReviews.Of(a, reviews[a.Id].MaxBy(r => r.Date), Policy)?.DueOn));
        }

        Assert.NotEmpty(await CreditReviews.Due(answers, Policy, Day).ToListAsync());
        await using var some = book.Answers(Scope.Of(managers: ["Ana"]));
        Assert.All(await CreditReviews.Due(some, Policy, Day).ToListAsync(), a => Assert.Equal("Ana", a.Manager));

        DateOnly? DueOn(Account account)
        {
            var from = reviews[account.Id].Max(r => (DateOnly?)r.Date) ?? account.FirstPurchaseOn;
            return account.Status != AccountStatus.Customer ? null : account.Grade switch { "A" => from?.AddMonths(12), "B" => from?.AddMonths(6), "UNGRADED" => from?.AddMonths(3), _ => null };
        }
    }

    [DatabaseFact]
    public async Task A_review_and_a_decision_about_the_limit_start_the_time_anew()
    {
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(Day, new TimeOnly(9, 0), TimeSpan.Zero));
        await book.CreateAsync("C-1");
        await using (var db = book.Db())
        {
            var account = await db.Accounts.SingleAsync();
            (account.Grade, account.Status, account.FirstPurchaseOn) = ("B", AccountStatus.Customer, Day.AddMonths(-7));
            await db.SaveChangesAsync();
        }

        await using var answers = book.Answers();
        Assert.Equal(["C-1"], await DueAsync());
        book.As(new Caller("user:3", "Fei", Role.Finance, Scope.Everything));
        var review = await book.Get<RecordCreditReview>().HandleAsync(new RecordCreditReviewInput("C-1", "still fits"), Scope.Everything, default);
        Assert.Equal((Day, "still fits", "Fei"), (review.Date, review.Note, review.ReviewedBy));
        Assert.Empty(await DueAsync());

        var asked = await book.Get<AskDecision>().LimitAsync(new AskLimitInput("C-1", "grows", new MoneyInput(9m, "CNY")), Scope.Everything, default);
        book.As(new Caller("user:4", "Guo", Role.Finance, Scope.Everything));
        await book.Get<DecideCredit>().DecideAsync(new DecideCreditInput(GlobalId.Encode(nameof(CreditDecision), $"{asked.Id}"), true, "fine"), Scope.Everything, default);
        Assert.Equal(["grows|Guo", "still fits|Fei"], (await answers.CreditReviews.ToListAsync()).Select(r => $"{r.Note}|{r.ReviewedBy}").Order(StringComparer.Ordinal));
        Assert.Equal(RuleCodes.AccountNotFound, (await Assert.ThrowsAsync<RuleViolation>(() =>
            book.Get<RecordCreditReview>().HandleAsync(new RecordCreditReviewInput("C-1", "x"), Scope.Nothing, default))).Code);

        Task<List<string>> DueAsync() => CreditReviews.Due(answers, Policy, Day).Select(a => a.Number).ToListAsync();
    }
}
