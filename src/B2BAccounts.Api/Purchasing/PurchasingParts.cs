namespace B2BAccounts.Api.Purchasing;

/// <summary>Registers what purchasing is made of.</summary>
public static class PurchasingParts
{
    public static IServiceCollection AddPurchasing(this IServiceCollection services) => services.AddSingleton<Purchases>().AddSingleton<ProductLines>();
}
