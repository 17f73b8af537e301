namespace B2BAccounts.Api.SupplyChain;

/// <summary>Registers what the supply chain is made of.</summary>
public static class SupplyChainParts
{
    public static IServiceCollection AddSupplyChain(this IServiceCollection services) => services
        .AddSingleton<LinkAccounts>()
        .AddSingleton<EndSupplyLink>();
}
