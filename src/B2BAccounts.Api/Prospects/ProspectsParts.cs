namespace B2BAccounts.Api.Prospects;

/// <summary>Registers what finds prospects.</summary>
public static class ProspectsParts
{
    public static IServiceCollection AddProspects(this IServiceCollection services) => services.AddSingleton<FlagProspects>();
}
