namespace B2BAccounts.Api.Forecasts;

/// <summary>Registers what forecasts are made of.</summary>
public static class ForecastsParts
{
    public static IServiceCollection AddForecasts(this IServiceCollection services) => services
        .AddSingleton<PaymentForecasts>()
        .AddSingleton<ForecastBacktest>()
        .AddSingleton<CreditLosses>();
}
