namespace B2BAccounts.Api.Policies;

/// <summary>Registers who drafts and activates policies.</summary>
public static class PoliciesParts
{
    public static IServiceCollection AddPolicies(this IServiceCollection services, PolicyEvents events) => services
        .AddSingleton(events)
        .AddSingleton<DraftPolicy>()
        .AddSingleton<ActivatePolicy>();
}
