using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Grading;
using B2BAccounts.GraphQL.Conventions.Nodes;

namespace B2BAccounts.Api.Tests.Grading;

public sealed class AffinityTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task Events_count_until_they_are_withdrawn_and_stay_on_record()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        book.As(new Caller("user:1", "Ana", Role.Manager, Scope.Everything));
        var visit = await RecordAsync(book, new("C-1", AffinityKind.Visit, Day.AddMonths(-1)) { Note = "at the fair" });
        var referral = await RecordAsync(book, new("C-1", AffinityKind.Referral));
        Assert.Equal(("Ana", Day.AddMonths(-1), "at the fair", Day), (visit.RecordedBy, visit.Date, visit.Note, referral.Date));
        Assert.Equal(40m, await PointsAsync(book));

        var withdrawn = await WithdrawAsync(book, IdOf(referral));
        Assert.Equal(("Ana", "never came"), (withdrawn.WithdrawnBy, withdrawn.WithdrawReason));
        Assert.Equal(10m, await PointsAsync(book));
        Assert.Equal(RuleCodes.AffinityWithdrawn, (await Assert.ThrowsAsync<RuleViolation>(() => WithdrawAsync(book, IdOf(referral)))).Code);
        Assert.Equal(RuleCodes.AffinityNotFound, (await Assert.ThrowsAsync<RuleViolation>(() => WithdrawAsync(book, "nothing"))).Code);
        Assert.Equal(RuleCodes.ValueOutOfRange, (await Assert.ThrowsAsync<RuleViolation>(() => RecordAsync(book, new("C-1", AffinityKind.Visit, Day.AddDays(1))))).Code);
    }

    [DatabaseFact]
    public async Task Who_does_not_see_an_account_neither_records_nor_withdraws_and_a_repeated_key_does_nothing()
    {
        await using var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        var once = new RecordAffinityInput("C-1", AffinityKind.JointWork) { IdempotencyKey = "k" };
        var first = await RecordAsync(book, once);
        Assert.Equal(first.Id, (await RecordAsync(book, once)).Id);
        Assert.Equal(25m, await PointsAsync(book));
        Assert.Equal(RuleCodes.AccountNotFound, (await Assert.ThrowsAsync<RuleViolation>(() =>
            book.Get<RecordAffinity>().RecordAsync(new("C-1", AffinityKind.Visit), Scope.Nothing, default))).Code);
        Assert.Equal(RuleCodes.AffinityNotFound, (await Assert.ThrowsAsync<RuleViolation>(() =>
            book.Get<RecordAffinity>().WithdrawAsync(new(IdOf(first), "why"), Scope.Nothing, default))).Code);
        Assert.Equal(25m, await PointsAsync(book));
    }

    private static Task<AffinityEvent> RecordAsync(TestBook book, RecordAffinityInput input) => book.Get<RecordAffinity>().RecordAsync(input, Scope.Everything, default);

    private static Task<AffinityEvent> WithdrawAsync(TestBook book, string id) =>
        book.Get<RecordAffinity>().WithdrawAsync(new WithdrawAffinityInput(id, "never came"), Scope.Everything, default);

    private static string IdOf(AffinityEvent recorded) => GlobalId.Encode(nameof(AffinityEvent), $"{recorded.Id}");

    /// <summary>The raw value that an assessment takes.</summary>
    private static async Task<decimal?> PointsAsync(TestBook book)
    {
        await book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(["C-1"]), null, default);
        await using var db = book.Answers();
        var assessment = (await AssessmentsByAccount.OfAsync(db, AccountSet.WholeBook, Day, default)).Values.Single().Assessment;
        return assessment.Indicators.Single(i => i.Kind == IndicatorKind.Affinity).Raw;
    }
}
