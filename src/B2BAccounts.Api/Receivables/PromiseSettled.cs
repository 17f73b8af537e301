namespace B2BAccounts.Api.Receivables;

/// <summary>What counts towards a promise, as SQL gives it.</summary>
internal sealed class PromiseSettled
{
    public long PromiseId { get; init; }

    public decimal Settled { get; init; }
}
