using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Credit;

public sealed class InsuranceTests
{
    private static readonly DateOnly Day = new(2026, 3, 31);

    [DatabaseFact]
    public async Task Cover_is_a_percentage_of_what_is_owed_up_to_the_insured_amount_and_the_rest_is_ours()
    {
        await using var book = await BookAsync();
        book.As(new Caller("user:3", "Fei", Role.Finance, Scope.Everything));
        // 12,000 are owed: of the first 10,000 the insurer pays 90 %.
        var cover = await RecordAsync(book, new("C-1", "Sinosure", new MoneyInput(10_000m, "CNY"), 90m) { ExpiresOn = Day.AddDays(60) });
        Assert.Equal((LimitSource.Insured, "Sinosure", (decimal?)90m, Day, "Fei"), (cover.Source, cover.Insurer, cover.CoverPercent, cover.ValidFrom, cover.SetBy));
        var use = await UseAsync(book);
        Assert.Equal((9_000m, 3_000m), (use.Cover.Value.Covered.Amount, use.Cover.Value.Uninsured.Amount));
        Assert.Equal((cover.Id, (DateOnly?)Day.AddDays(60), 1_000m), (use.Insurance!.Id, use.Insurance.ExpiresOn, use.Limit!.Amount));

        // What is owed less than the cover is covered in part too.
        await book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", "P-1", Day, new MoneyInput(7_000m, "CNY")), default);
        use = await UseAsync(book);
        Assert.Equal((4_500m, 500m), (use.Cover.Value.Covered.Amount, use.Cover.Value.Uninsured.Amount));

        // Cover that has run out covers nothing, and somebody must look at orders until there is another, or it is said that there is none.
        book.Time.Now = book.Time.Now.AddDays(61);
        use = await UseAsync(book);
        Assert.Equal((null, (DateOnly?)Day.AddDays(60), 0m, 5_000m), (use.Insurance, use.InsuranceEndedOn, use.Cover.Value.Covered.Amount, use.Cover.Value.Uninsured.Amount));
        Assert.Equal(OrderVerdict.Referred, await RuleAsync(book, OrderRule.InsuranceEnded));
        await RecordAsync(book, new("C-1", "Sinosure", new MoneyInput(0m, "CNY"), 90m));
        use = await UseAsync(book);
        Assert.Null(use.Insurance);
        Assert.Null(use.InsuranceEndedOn);
        Assert.Equal(OrderVerdict.Approved, await RuleAsync(book, OrderRule.InsuranceEnded));
    }

    [DatabaseFact]
    public async Task Cover_in_a_currency_without_a_rate_fails_alone()
    {
        await using var book = await BookAsync();
        await RecordAsync(book, new("C-1", "Atradius", new MoneyInput(10_000m, "USD"), 80m) { ExpiresOn = Day.AddDays(60) });
        var use = await UseAsync(book);
        Assert.Equal(RuleCodes.FxRateMissing, use.Cover.Violation!.Code);
        Assert.Equal(12_000m, use.Exposure.Total.Amount);
    }

    [DatabaseFact]
    public async Task What_is_not_cover_is_refused_with_the_field()
    {
        await using var book = await BookAsync();
        await ProblemAsync(new("C-1", "S", new MoneyInput(1m, "CNY"), 0m) { ExpiresOn = Day }, "coverPercent");
        await ProblemAsync(new("C-1", "S", new MoneyInput(1m, "CNY"), 100.01m) { ExpiresOn = Day }, "coverPercent");
        await ProblemAsync(new("C-1", "S", new MoneyInput(1m, "CNY"), 33.333m) { ExpiresOn = Day }, "coverPercent");
        await ProblemAsync(new("C-1", "S", new MoneyInput(1m, "CNY"), 90m), "expiresOn");
        await ProblemAsync(new("C-1", "S", new MoneyInput(0m, "CNY"), 90m) { ExpiresOn = Day }, "expiresOn");
        await ProblemAsync(new("C-1", " ", new MoneyInput(1m, "CNY"), 90m) { ExpiresOn = Day }, "insurer");
        await ProblemAsync(new("C-1", "S", new MoneyInput(-1m, "CNY"), 90m) { ExpiresOn = Day }, "amount");
        Assert.Equal(RuleCodes.DatesOutOfOrder, (await RefusedAsync(new("C-1", "S", new MoneyInput(1m, "CNY"), 90m) { ExpiresOn = Day.AddDays(-1) })).Code);
        Assert.Equal(RuleCodes.DatesOutOfOrder, (await RefusedAsync(new("C-1", "S", new MoneyInput(1m, "CNY"), 90m) { ValidFrom = Day.AddDays(9), ExpiresOn = Day.AddDays(8) })).Code);
        Assert.Equal(RuleCodes.AccountNotFound, (await RefusedAsync(new("C-9", "S", new MoneyInput(1m, "CNY"), 90m) { ExpiresOn = Day })).Code);
        await using var db = book.Db();
        Assert.Equal(0, await db.CreditLimits.CountAsync(l => l.Source == LimitSource.Insured));

        async Task ProblemAsync(RecordInsuranceInput input, string field)
        {
            var problem = Assert.Single((await Assert.ThrowsAsync<InputInvalid>(() => RecordAsync(book, input))).Problems);
            Assert.Equal(field, problem.Path[0], ignoreCase: true);
        }

        Task<RuleViolation> RefusedAsync(RecordInsuranceInput input) => Assert.ThrowsAsync<RuleViolation>(() => RecordAsync(book, input));
    }

    private static async Task<TestBook> BookAsync()
    {
        var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(12_000m, "CNY")), default);
        await using var db = book.Db();
        db.CreditLimits.Add(new CreditLimit
        {
            Id = 900_000, AccountId = (await db.Accounts.SingleAsync()).Id, Source = LimitSource.Manual, Amount = 1_000m, Currency = "CNY", ValidFrom = Day.AddDays(-9), Reason = "test", RecordedAt = DateTime.UnixEpoch,
        });
        await db.SaveChangesAsync();
        return book;
    }

    private static Task<CreditLimit> RecordAsync(TestBook book, RecordInsuranceInput input) => book.Get<RecordInsurance>().HandleAsync(input, Scope.Everything, default);

    private static async Task<CreditUse> UseAsync(TestBook book)
    {
        await using var db = book.Answers();
        return (await book.Get<Credits>().UsesAsync(db, AccountSet.WholeBook, default)).Single().Value.Value;
    }

    private static async Task<OrderVerdict> RuleAsync(TestBook book, OrderRule rule)
    {
        await using var db = book.Answers();
        var order = await book.Get<SimulateOrder>().OfAsync(db, new SimulateOrderInput("C-1", new MoneyInput(1m, "CNY"), null), default);
        return order!.Rules.Single(r => r.Rule == rule).Verdict;
    }
}
