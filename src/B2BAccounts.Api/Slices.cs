using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Forecasts;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Trials;

namespace B2BAccounts.Api;

/// <summary>Every part of the program, one line each: what is not listed here does not exist. A slice uses only those before it.</summary>
public static class Slices
{
    public static IServiceCollection AddSlices(this IServiceCollection services) => services
        .AddBook(Seeds())
        .AddSecurity()
        .AddPolicies(WithPolicies())
        .AddAccounts(WithAccounts())
        .AddSupplyChain()
        .AddReceivables(WithPostings())
        .AddPurchasing()
        .AddGrading(WithAssessments())
        .AddCredit()
        .AddTrials()
        .AddForecasts()
        .AddProspects()
        .AddReports();

    /// <summary>What a new book begins with.</summary>
    private static BookSeeds Seeds() => new BookSeeds()
        .Add(FirstPolicies.SeedAsync);

    /// <summary>Who moves when a policy comes into force at once, in its transaction.</summary>
    private static PolicyEvents WithPolicies() => new PolicyEvents()
        .On(RegradeBook.WhenActivated);

    /// <summary>Who moves when an account is changed, in its transaction.</summary>
    private static AccountEvents WithAccounts() => new AccountEvents()
        .On(AskAssessment.OfAsync);

    /// <summary>Who moves with a posting, in its transaction.</summary>
    private static PostingEvents WithPostings() => new PostingEvents()
        .On(ReservedOrders.WhenInvoiced)
        .On(ConvertProspects.WhenInvoiced)
        .On((book, changed) => AskAssessment.OfAsync(book, changed.Accounts));

    /// <summary>Who moves with an assessment, in its transaction.</summary>
    private static GradingEvents WithAssessments() => new GradingEvents()
        .On(PolicyLimits.WhenAssessed);
}
