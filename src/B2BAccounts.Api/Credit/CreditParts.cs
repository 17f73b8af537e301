namespace B2BAccounts.Api.Credit;

/// <summary>Registers what credit is made of.</summary>
public static class CreditParts
{
    public static IServiceCollection AddCredit(this IServiceCollection services) => services.AddSingleton<Credits>()
        .AddSingleton<ReserveCredit>().AddSingleton<ChangeReserved>()
        .AddSingleton<SimulateOrder>().AddSingleton<HoldCredit>().AddSingleton<AskDecision>().AddSingleton<DecideCredit>()
        .AddSingleton<RecordInsurance>().AddSingleton<RecordCreditReview>().AddSingleton<IndustryBenchmarks>();
}
