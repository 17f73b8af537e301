namespace B2BAccounts.Api.Receivables;

/// <summary>What ageing is told by.</summary>
public enum AgeingGroupBy
{
    Group,
    Manager,
    Country,
    Currency,
}

/// <summary>The part of the book's ageing that belongs together.</summary>
/// <param name="Key">Number of the account on top, name of the manager, code of the country or currency; empty for accounts without.</param>
/// <param name="HeadId">The account on top of the group, when told by groups.</param>
/// <param name="Accounts">How many accounts have anything open or unapplied.</param>
/// <param name="InCurrency">In the documents' currency, when told by currency.</param>
public sealed record AgeingGroup(string Key, string? Label, long? HeadId, int Accounts, Figure<AgeingFigure> Ageing, AgeingFigure? InCurrency);
