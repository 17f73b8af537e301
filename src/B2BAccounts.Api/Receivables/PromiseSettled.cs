using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>A promise with what counts towards it, as SQL gives it.</summary>
internal sealed class PromiseSettled
{
    public PaymentPromise Promise { get; init; } = null!;

    public decimal Settled { get; init; }
}
