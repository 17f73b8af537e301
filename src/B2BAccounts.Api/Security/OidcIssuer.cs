using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace B2BAccounts.Api.Security;

/// <summary>
/// The issuer's discovery document and keys, read at the first token and twice a day. A key that is not known has them read anew, ten
/// seconds after the last such reading at the earliest, so that made-up tokens do not become a load on the issuer.
/// </summary>
public sealed class OidcIssuer(IOptions<OidcOptions> settings, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new() { Timeout = Patience };
    private readonly SemaphoreSlim _turn = new(1, 1);

    private volatile Reading? _read;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>Null when it has never been read and cannot be now.</summary>
    public async Task<OpenIdConnectConfiguration?> GetAsync(CancellationToken cancel)
    {
        var read = _read;
        return read is not null && time.GetUtcNow() - read.At < Kept ? read.Configuration : await ReadAsync(read?.Configuration, cancel);
    }

    /// <summary>Reads it again, unless somebody has since <paramref name="known"/> was, or has just tried.</summary>
    public Task<OpenIdConnectConfiguration?> GetAnewAsync(OpenIdConnectConfiguration known, CancellationToken cancel) => ReadAsync(known, cancel);

    public void Dispose()
    {
        _client.Dispose();
        _turn.Dispose();
    }

    private async Task<OpenIdConnectConfiguration?> ReadAsync(OpenIdConnectConfiguration? known, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (_read?.Configuration != known || time.GetUtcNow() < _notBefore)
            {
                return _read?.Configuration;
            }

            // The first reading is nobody's guess: a key that is new after it may be looked for at once.
            _notBefore = known is null ? _notBefore : time.GetUtcNow() + Pause;
            var address = $"{settings.Value.Authority.TrimEnd('/')}/.well-known/openid-configuration";
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(
                address, new HttpDocumentRetriever(_client) { RequireHttps = settings.Value.RequireHttps }, cancel);
            _read = new Reading(found, time.GetUtcNow());
            return found;
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested && problem is IOException or InvalidOperationException or HttpRequestException or OperationCanceledException)
        {
            _notBefore = time.GetUtcNow() + Pause;
            return _read?.Configuration;
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Reading(OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}
