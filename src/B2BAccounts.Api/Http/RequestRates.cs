using System.Globalization;
using System.Threading.RateLimiting;
using B2BAccounts.Api.Security;
using B2BAccounts.GraphQL;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>Refuses requests of addresses and callers that send too many. Whoever asks whether the program is well is never refused.</summary>
public sealed class RequestRates(IOptions<RequestRateOptions> settings) : IDisposable
{
    /// <summary>Code of a request that came too soon after others.</summary>
    public const string Code = "RATE_LIMITED";

    private readonly PartitionedRateLimiter<string> _addresses = Tokens(settings.Value.AddressPerSecond, settings.Value.AddressBurst);
    private readonly PartitionedRateLimiter<string> _principals = Tokens(settings.Value.PrincipalPerSecond, settings.Value.PrincipalBurst);
    private readonly PartitionedRateLimiter<string> _running = AtOnce(settings.Value.ConcurrentPerPrincipal);

    /// <summary>Counts a request for the address that it comes from; nothing of it has been looked at.</summary>
    public async Task OfAddressAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        using var lease = IsExempt(context) ? null : _addresses.AttemptAcquire(AuthRates.Network(context.Connection.RemoteIpAddress));
        await (lease is { IsAcquired: false } ? RefuseAsync(context, lease, "from this address") : next(context));
    }

    /// <summary>Counts a request for its caller, who is known by now, and among those of his that are being answered.</summary>
    public async Task OfPrincipalAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (IsExempt(context) || CallerIdentity.Of(context)?.Caller.Id is not { } id)
        {
            await next(context);
            return;
        }

        using var lease = _principals.AttemptAcquire(id);
        if (!lease.IsAcquired)
        {
            await RefuseAsync(context, lease, "from this caller");
            return;
        }

        using var running = _running.AttemptAcquire(id);
        await (running.IsAcquired ? next(context) : RefuseAsync(context, running, "from this caller at the same time"));
    }

    /// <summary>Counts the operations of a batch beyond the first, which the request itself has counted for; an error refuses them all.</summary>
    public (int Status, GraphQLError Error)? OfBatch(HttpContext context, int operations)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (operations < 2 || CallerIdentity.Of(context)?.Caller.Id is not { } id)
        {
            return null;
        }

        using var lease = _principals.AttemptAcquire(id, operations - 1);
        return lease.IsAcquired ? null : (StatusCodes.Status429TooManyRequests, new GraphQLError(Refused(context, lease, "from this caller"), Code: Code));
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _principals.Dispose();
        _running.Dispose();
    }

    private static bool IsExempt(HttpContext context) => context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext context, RateLimitLease lease, string whose) =>
        Refusals.RefuseAsync(context, StatusCodes.Status429TooManyRequests, Code, Refused(context, lease, whose));

    private static string Refused(HttpContext context, RateLimitLease lease, string whose)
    {
        // Requests that run end when they end: a second is as good a guess as any.
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return $"Too many requests came {whose}. Try again in {seconds} s.";
    }

    private static PartitionedRateLimiter<string> Tokens(int perSecond, int burst) => PartitionedRateLimiter.Create<string, string>(key => perSecond == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    private static PartitionedRateLimiter<string> AtOnce(int most) => PartitionedRateLimiter.Create<string, string>(key => most == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 }));
}
