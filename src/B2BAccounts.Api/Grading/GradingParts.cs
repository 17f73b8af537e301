namespace B2BAccounts.Api.Grading;

/// <summary>Registers what grades accounts.</summary>
public static class GradingParts
{
    public static IServiceCollection AddGrading(this IServiceCollection services, GradingEvents events) => services
        .AddSingleton(events)
        .AddSingleton<QuantileTables>()
        .AddSingleton<GradingFacts>()
        .AddSingleton<AssessAccounts>()
        .AddSingleton<RegradeBook>()
        .AddSingleton<RegradeAccounts>()
        .AddSingleton<AskedAssessments>()
        .AddSingleton<RecordAffinity>();
}
