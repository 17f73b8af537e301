namespace B2BAccounts.Api.Accounts;

/// <summary>Registers what accounts are made of.</summary>
public static class AccountsParts
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, AccountEvents events) => services
        .AddSingleton(events)
        .AddSingleton<CreateAccount>()
        .AddSingleton<UpdateAccount>();
}
