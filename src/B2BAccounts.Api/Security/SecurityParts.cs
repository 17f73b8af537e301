using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Security.Exports;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security;

/// <summary>Registers who may call: users, keys, tokens, and whose rows each sees.</summary>
public static class SecurityParts
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section).ValidateOnStart();
        services.AddOptions<OidcOptions>().BindConfiguration(OidcOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecurityOptions>, SecurityOptionsCheck>().AddSingleton<IValidateOptions<OidcOptions>, OidcOptionsCheck>();
        services.AddSingleton<KeysFolder>();
        services.AddDataProtection().SetApplicationName("B2BAccounts");
        // Opened with the first token or secret, not with each command.
        services.AddOptions<KeyManagementOptions>().Configure<KeysFolder, ILoggerFactory>(
            (keys, folder, logs) => keys.XmlRepository = new FileSystemXmlRepository(folder.Open(), logs));
        services.AddSingleton<AccessTokens>().AddSingleton<KnownCallers>().AddSingleton<Credentials>().AddSingleton<KeyUses>();
        services.AddSingleton<OidcIssuer>().AddSingleton<OidcTokens>();
        services.AddSingleton<PasswordAttempts>().AddSingleton<SecondFactor>().AddSingleton<SignInTokens>();
        services.AddSingleton<SignIn>().AddSingleton<RefreshSignIn>().AddSingleton<SignOut>().AddSingleton<ChangePassword>();
        services.AddSingleton<CreateUser>().AddSingleton<ResetPassword>().AddSingleton<DisableUser>().AddSingleton<ChangeRights>().AddSingleton<DelegateAccounts>();
        services.AddSingleton<CreateApiKey>().AddSingleton<RevokeApiKey>().AddSingleton<CallerList>();
        services.AddSingleton<FirstUser>().AddSingleton<DevelopmentKeys>();
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuditOptions>, AuditOptionsCheck>();
        services.AddSingleton<AuditChains>().AddSingleton<AuditTrail>().AddSingleton<AuditKey>().AddSingleton<AuditSealing>().AddSingleton<AuditRetention>();
        services.AddSingleton<VerifyAudit>().AddSingleton<AuditedOften>();
        services.AddOptions<ExportOptions>().BindConfiguration(ExportOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExportOptions>, ExportOptionsCheck>().AddSingleton<ExportBudgets>().AddSingleton<NdaRule>();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentCaller>();
        services.AddScoped(s => s.GetRequiredService<CurrentCaller>().Scope);
        return services;
    }
}
