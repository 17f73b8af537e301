using System.ComponentModel.DataAnnotations;

namespace B2BAccounts.Api.Http;

/// <summary>How much one request, one caller, one address and all together may send (section Http:Limits), counted by each server on its
/// own; docs/operations.md says what each means.</summary>
public sealed class RequestRateOptions
{
    public const string Section = "Http:Limits";

    /// <summary>Requests a second of one caller in the long run; 0 switches it off. Each operation of a batch counts.</summary>
    [Range(0, 1_000_000)]
    public int PrincipalPerSecond { get; set; } = 50;

    /// <summary>Requests of one caller at once, after he has been quiet.</summary>
    [Range(1, 1_000_000)]
    public int PrincipalBurst { get; set; } = 300;

    /// <summary>Requests a second from one address in the long run, whoever sends them; 0 switches it off.</summary>
    [Range(0, 1_000_000)]
    public int AddressPerSecond { get; set; } = 100;

    /// <summary>Requests from one address at once, after it has been quiet.</summary>
    [Range(1, 1_000_000)]
    public int AddressBurst { get; set; } = 600;

    /// <summary>Requests of one caller that may be answered at the same time; 0 switches it off.</summary>
    [Range(0, 1_000_000)]
    public int ConcurrentPerPrincipal { get; set; } = 16;

    /// <summary>Bytes of a request's body.</summary>
    [Range(AuthEndpoints.LargestBody, 1024 * 1024 * 1024)]
    public int RequestBytes { get; set; } = 1024 * 1024;

    /// <summary>Connections that are open at once.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 5_000;
}
