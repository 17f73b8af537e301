using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security;

/// <summary>Refuses wrong settings of the issuer at start, with the key and what is allowed.</summary>
public sealed class OidcOptionsCheck(IHostEnvironment environment) : IValidateOptions<OidcOptions>
{
    public ValidateOptionsResult Validate(string? name, OidcOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Authority.Length == 0)
        {
            return ValidateOptionsResult.Success;
        }

        var wrong = new List<string>();
        if (!options.RequireHttps && !environment.IsDevelopment())
        {
            wrong.Add($"{OidcOptions.Section}:RequireHttps is false; that is allowed in Development only.");
        }

        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && (options.RequireHttps || address.Scheme != Uri.UriSchemeHttp)))
        {
            wrong.Add($"{OidcOptions.Section}:Authority is '{options.Authority}'; allowed is an address such as https://login.example.com/realms/sales.");
        }

        if (string.IsNullOrWhiteSpace(options.Audience))
        {
            wrong.Add($"{OidcOptions.Section}:Audience is empty; name for whom tokens must be meant, such as b2baccounts.");
        }

        if (string.IsNullOrWhiteSpace(options.RoleClaim))
        {
            wrong.Add($"{OidcOptions.Section}:RoleClaim is empty; name the claim that has the role, such as roles.");
        }

        wrong.AddRange(options.RoleMap.Where(m => !RoleNames.TryRead(m.Value, out _)).Select(m =>
            $"{OidcOptions.Section}:RoleMap:{m.Key} is '{m.Value}'; allowed are {string.Join(", ", RoleNames.All)}."));
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
