using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Receivables;
using B2BAccounts.Api.Trials;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Trials;

/// <summary>What a simulation tells is what comes when the policy is put in force.</summary>
public sealed class SimulatePolicyTests
{
    private static readonly string Strict = GradingPolicy.DefaultDocument.Replace("default-1", "strict", StringComparison.Ordinal)
        .Replace("\"from\": 70, \"enter\": 72, \"leave\": 68", "\"from\": 30, \"enter\": 30, \"leave\": 30", StringComparison.Ordinal)
        .Replace("\"days\": 90, \"grade\"", "\"days\": 3000, \"grade\"", StringComparison.Ordinal).Replace("\"months\": 24", "\"months\": 0", StringComparison.Ordinal);

    private static readonly string Tight = CreditPolicy.DefaultDocument.Replace("default-3", "tight", StringComparison.Ordinal)
        .Replace("\"cap\": 500000,", "\"cap\": 1000,", StringComparison.Ordinal);

    [DatabaseTheory]
    [InlineData(PolicyKind.Grading)]
    [InlineData(PolicyKind.Credit)]
    public async Task Grades_and_limits_come_as_they_were_told(PolicyKind kind)
    {
        var random = new RandomBook(41, 40, 500, 3.0);
        await using var book = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(book);
        var tried = TriedPolicy.Of(kind, kind == PolicyKind.Grading ? Strict : Tight);
        await using var db = book.Db();
        var told = await book.Get<SimulatePolicy>().OfAsync(db, tried, random.Last, default);
        Assert.Equal((tried.Version, kind == PolicyKind.Grading ? "default-1" : "default-3", 0), (told.Version, told.ComparedWith, told.NotAssessed));
        Assert.Empty(await db.Assessments.ToListAsync());

        // The book is graded by the policy in force; on a twin of it the one that was tried is put in force first.
        var before = await RegradedAsync(book, random);
        await using var twin = await TestBook.OpenAsync(now: new DateTimeOffset(random.Last, new TimeOnly(9, 0), TimeSpan.Zero));
        await random.SaveAsync(twin);
        await using (var twins = twin.Db())
        {
            var at = twin.Time.Now.UtcDateTime;
            twins.Policies.Add(new Policy { Id = 1_000, Kind = kind, Version = tried.Version, Document = tried.Document, DraftedAt = at, ActiveFrom = random.Last, ActivatedAt = at });
            await twins.SaveChangesAsync();
        }

        var after = await RegradedAsync(twin, random);
        var owed = await book.Get<Balances>().OfAsync(db, AccountSet.WholeBook, random.Last, default);
        var all = before.Keys.Select(id => (Id: id, From: before[id].Grade, To: after[id].Grade, Balance: owed.TryGetValue(id, out var figure) ? figure.Value.Total.Amount : 0m, Before: before[id].Limit, After: after[id].Limit)).ToList();
        Assert.Equal(
            all.GroupBy(a => (a.From, a.To)).Select(g => (g.Key.From, g.Key.To, g.Count(), g.Sum(a => a.Balance), g.Sum(a => a.Before), g.Sum(a => a.After), g.Count(a => a.Balance > a.Before), g.Count(a => a.Balance > a.After))).Order(),
            told.Moves.Select(m => (m.From, m.To, m.Accounts, m.Balance.Amount, m.LimitBefore.Amount, m.LimitAfter.Amount, m.OverBefore, m.OverAfter)).Order());
        Assert.Equal(all.Count, told.Accounts);
        var moved = all.Where(a => a.From != a.To || a.Before != a.After).OrderByDescending(a => a.Balance).ThenBy(a => a.Id).ToList();
        Assert.Equal(moved, told.Moved.Select(m => (m.AccountId, m.From, m.To, m.Balance.Amount, m.LimitBefore.Amount, m.LimitAfter.Amount)));
        Assert.True(moved.Count > 3 && told.MovedCount == moved.Count && (kind == PolicyKind.Credit || moved.Exists(m => m.From == "B" && m.To == "A")), $"{moved.Count}");
    }

    [Fact]
    public void The_hundred_that_owe_most_are_named_however_many_move()
    {
        var random = new Random(5);
        var tally = new SimulationTally(Currency.Of("CNY"));
        List<MovedAccount> all = [.. Enumerable.Range(1, 1_000).Select(i => new MovedAccount(i, "A", i % 7 == 0 ? "A" : "B", Cny(random.Next(300)), Cny(10m), Cny(10m)))];
        all.ForEach(tally.Add);
        Assert.Equal(all.Where(a => a.To == "B").OrderByDescending(a => a.Balance.Amount).ThenBy(a => a.AccountId).Take(100), tally.Moved);
        Assert.Equal((1_000, 858, 2), (tally.Accounts, tally.MovedCount, tally.Moves.Count));

        static Money Cny(decimal amount) => new(amount, "CNY");
    }

    [DatabaseFact]
    public async Task What_cannot_be_tried_says_so()
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Db();
        var day = new DateOnly(2026, 3, 31);
        var credit = TriedPolicy.Of(PolicyKind.Credit, Tight);
        Assert.Equal(RuleCodes.ValueOutOfRange, (await RefusedAsync(book.Get<SimulatePolicy>().OfAsync(db, credit, day.AddDays(1), default))).Code);
        Assert.Equal(RuleCodes.PolicyInvalid, (await RefusedAsync(book.Get<SimulatePolicy>().OfAsync(db, TriedPolicy.Of(PolicyKind.Dunning, PolicyDocuments.Default(PolicyKind.Dunning)), day, default))).Code);
        Assert.Equal(RuleCodes.PolicyInvalid, (await RefusedAsync(book.Get<BacktestPolicy>().OfAsync(db, credit, day.AddYears(-2), default))).Code);
        Assert.Contains("and 2025-03-30, not on 2025-03-31", (await RefusedAsync(book.Get<BacktestPolicy>().OfAsync(db, TriedPolicy.Of(PolicyKind.Grading, Strict), new DateOnly(2025, 3, 31), default))).Message, StringComparison.Ordinal);
        Assert.Equal(RuleCodes.ValueOutOfRange, (await RefusedAsync(book.Get<BacktestPolicy>().OfAsync(db, TriedPolicy.Of(PolicyKind.Grading, Strict), DateOnly.MinValue, default))).Code);
        Assert.Equal(RuleCodes.ValueOutOfRange, (await RefusedAsync(book.Get<SimulatePolicy>().OfAsync(db, credit, DateOnly.MinValue, default))).Code);
        Assert.Equal(RuleCodes.PolicyNotFound, (await RefusedAsync(TriedPolicy.FindAsync(db, PolicyKind.Credit, "none", default))).Code);
    }

    private static async Task<Dictionary<long, (string Grade, decimal Limit)>> RegradedAsync(TestBook book, RandomBook random)
    {
        var run = await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), null, default);
        Assert.Empty(run.Failures);
        await using var db = book.Db();
        var limits = await db.CreditLimits.Where(l => l.ValidFrom == random.Last && l.Source == LimitSource.Policy).ToDictionaryAsync(l => l.AccountId, l => l.Amount);
        return await db.Assessments.ToDictionaryAsync(a => a.AccountId, a => (a.Grade, limits.GetValueOrDefault(a.AccountId)));
    }

    private static Task<RuleViolation> RefusedAsync(Task work) => Assert.ThrowsAsync<RuleViolation>(() => work);
}
