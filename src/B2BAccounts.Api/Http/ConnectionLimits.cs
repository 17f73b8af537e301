using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>What a connection may cost before anybody has looked at a request: its size, and how long it may keep the server waiting.</summary>
public sealed class ConnectionLimits(IOptions<RequestRateOptions> settings) : IConfigureOptions<KestrelServerOptions>
{
    private static readonly TimeSpan UntilHeadersAreWhole = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromMinutes(2);

    // A body of a MiB may take a quarter of an hour.
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));

    public void Configure(KestrelServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = settings.Value.RequestBytes;
        options.Limits.MaxConcurrentConnections = settings.Value.Connections;
        options.Limits.RequestHeadersTimeout = UntilHeadersAreWhole;
        options.Limits.KeepAliveTimeout = BetweenRequests;
        options.Limits.MinRequestBodyDataRate = Slowest;
        options.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
    }
}
