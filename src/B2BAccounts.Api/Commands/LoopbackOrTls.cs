using System.Net;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>
/// Credentials must not cross a network in the clear. So addresses without TLS are of this machine only, where a proxy may let others in,
/// and TLS is of a version that is not broken; anything else is refused at start.
/// </summary>
public static class LoopbackOrTls
{
    private static readonly string[] Versions = ["Tls12", "Tls13"];

    // What of Kestrel's section this program knows; the server itself passes over the rest.
    private static readonly string[] Known = ["Endpoints", "EndpointDefaults", "Certificates"];

    public static void Check(IConfiguration settings)
    {
        var urls = settings["urls"];
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Check("Urls", url);
        }

        var kestrel = settings.GetSection("Kestrel");
        if (kestrel.GetChildren().FirstOrDefault(c => !Known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new CannotStart($"{unknown.Path} is no setting; allowed are {string.Join(", ", Known.Select(k => $"{kestrel.Path}:{k}:…"))}.");
        }

        foreach (var endpoint in kestrel.GetSection("Endpoints").GetChildren())
        {
            Check($"{endpoint.Path}:Url", endpoint["Url"] ?? "");
        }

        if (string.IsNullOrWhiteSpace(urls) && settings["http_ports"] is { Length: > 0 } ports)
        {
            throw Refused("http_ports", ports, "a port alone opens it on every address");
        }

        foreach (var version in kestrel.AsEnumerable().Where(s => s.Key.Contains(":SslProtocols", StringComparison.OrdinalIgnoreCase) && s.Value is not null))
        {
            if (!Versions.Contains(version.Value, StringComparer.OrdinalIgnoreCase))
            {
                throw new CannotStart($"{version.Key} is '{version.Value}'; allowed are {string.Join(" and ", Versions)}.");
            }
        }
    }

    /// <summary>Whether only this machine can reach the address.</summary>
    public static bool IsLoopback(string url) => BindingAddress.Parse(url) is var address && (address.IsUnixPipe || IsLoopbackHost(address.Host));

    private static void Check(string key, string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new CannotStart($"{key} is '{url}', which is no address; write one such as http://127.0.0.1:5080.");
        }

        if (!address.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) && !IsLoopback(url))
        {
            throw Refused(key, url, "others could read what is sent there");
        }
    }

    private static bool IsLoopbackHost(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static CannotStart Refused(string key, string value, string why) => new(
        $"{key} is '{value}': {why}. Without TLS it listens on this machine only, where a proxy may let others in; "
        + "allowed are addresses of 127.0.0.1, [::1] and localhost, such as http://127.0.0.1:5080, and with a certificate any, such as https://0.0.0.0:5443.");
}
