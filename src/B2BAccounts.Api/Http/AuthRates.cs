using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>How often in a minute sign-ins and the like may be tried, from one address and for one name.</summary>
public sealed class AuthRates(IOptions<SecurityOptions> settings) : IDisposable
{
    public const int WindowSeconds = 60;

    private readonly PartitionedRateLimiter<string> _addresses = Limiter(settings.Value.AttemptsPerAddress);
    private readonly PartitionedRateLimiter<string> _names = Limiter(settings.Value.AttemptsPerName);

    /// <summary>What an address counts as: whoever has one address of IPv6 has the 2⁶⁴ around it.</summary>
    public static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    /// <summary>Counts an attempt from the address; false when there were too many.</summary>
    public bool TryAddress(IPAddress? address) => Try(_addresses, Network(address));

    /// <summary>Counts an attempt for the name; false when there were too many.</summary>
    public bool TryName(string name) => Try(_names, SearchText.Normalise(name));

    public void Dispose()
    {
        _addresses.Dispose();
        _names.Dispose();
    }

    private static bool Try(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromSeconds(WindowSeconds), QueueLimit = 0 }));
}
