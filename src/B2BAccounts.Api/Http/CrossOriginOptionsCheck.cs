using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>Refuses origins that no browser sends, and those that would let every site in, at start.</summary>
public sealed class CrossOriginOptionsCheck : IValidateOptions<CrossOriginOptions>
{
    private const string Key = $"{CrossOriginOptions.Section}:{nameof(CrossOriginOptions.Origins)}";

    public ValidateOptionsResult Validate(string? name, CrossOriginOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = options.List().Where(o => !IsOrigin(o)).Select(o => o.Contains('*', StringComparison.Ordinal)
            ? $"{Key} has '{o}', which would let pages of every site call with a caller's credentials; allowed are exact origins such as https://app.example.com, parted by commas."
            : $"{Key} has '{o}'; allowed are exact origins as browsers send them, such as https://app.example.com or https://app.example.com:8443, in small letters, with no path, and parted by commas.").ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    // A browser leaves the scheme's own port out (RFC 6454, section 6.2), so that an origin with it would never match.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && !text.Contains('*', StringComparison.Ordinal)
        && text == uri.GetLeftPart(UriPartial.Authority)
        && uri.UserInfo.Length == 0;
}
