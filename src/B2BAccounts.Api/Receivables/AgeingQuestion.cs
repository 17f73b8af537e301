using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>What ageing is asked for.</summary>
/// <param name="Edges">Null: those configured.</param>
public readonly record struct AgeingQuestion(LedgerDay Day, AgeingEdges? Edges = null)
{
    public static implicit operator AgeingQuestion(LedgerDay day) => FromLedgerDay(day);

    public static implicit operator AgeingQuestion(DateOnly day) => FromDateOnly(day);

    /// <summary>The day by the configured edges.</summary>
    public static AgeingQuestion FromLedgerDay(LedgerDay day) => new(day);

    /// <inheritdoc cref="FromLedgerDay"/>
    public static AgeingQuestion FromDateOnly(DateOnly day) => new(day);
}
