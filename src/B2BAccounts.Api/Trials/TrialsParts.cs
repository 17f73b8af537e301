namespace B2BAccounts.Api.Trials;

/// <summary>Registers what tries policies.</summary>
public static class TrialsParts
{
    public static IServiceCollection AddTrials(this IServiceCollection services) => services
        .AddSingleton<BookGrades>()
        .AddSingleton<SimulatePolicy>()
        .AddSingleton<BacktestPolicy>();
}
