namespace B2BAccounts.Api.Receivables;

/// <summary>An account in the list of who owes what.</summary>
public sealed class AccountAgeing
{
    public long AccountId { get; init; }

    public string AccountNumber { get; init; } = "";

    /// <summary>In the base currency; null when a rate is missing.</summary>
    public decimal? Overdue { get; init; }

    /// <summary>Null where only the order comes from rows that are kept.</summary>
    public Figure<AgeingFigure>? Ageing { get; init; }
}
