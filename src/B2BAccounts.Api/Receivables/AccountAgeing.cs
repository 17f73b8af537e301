namespace B2BAccounts.Api.Receivables;

/// <summary>An account in the list of who owes what.</summary>
public sealed record AccountAgeing(long AccountId, string AccountNumber, Figure<AgeingFigure> Ageing);
