using System.Net;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>
/// The server speaks no TLS, and credentials must not cross a network in the clear. So it listens on this machine only, where a proxy may
/// let others in, and any other address is refused at start.
/// </summary>
public static class LoopbackOnly
{
    public static void Check(IConfiguration settings)
    {
        var urls = settings["urls"];
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Check("Urls", url);
        }

        foreach (var endpoint in settings.GetSection("Kestrel:Endpoints").GetChildren())
        {
            Check($"{endpoint.Path}:Url", endpoint["Url"] ?? "");
        }

        foreach (var key in string.IsNullOrWhiteSpace(urls) ? (string[])["http_ports", "https_ports"] : [])
        {
            if (!string.IsNullOrWhiteSpace(settings[key]))
            {
                throw Refused(key, settings[key]!, "a port alone opens it on every address");
            }
        }
    }

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

        if (!address.IsUnixPipe && !IsLoopback(address.Host))
        {
            throw Refused(key, url, "it would be open to others");
        }
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static CannotStart Refused(string key, string value, string why) => new(
        $"{key} is '{value}': {why}. It speaks no TLS, so it listens on this machine only, where a proxy may let others in; "
        + "allowed are addresses of 127.0.0.1, [::1] and localhost, such as http://127.0.0.1:5080.");
}
