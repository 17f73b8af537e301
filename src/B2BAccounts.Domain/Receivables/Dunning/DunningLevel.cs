using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>A step of reminding.</summary>
/// <param name="DaysPastDue">From so many days past due on an item is of this level, 1 or more.</param>
/// <param name="DaysSinceLast">Fewest days since the account's previous reminder, 1 or more.</param>
/// <param name="Channel">How it is sent.</param>
/// <param name="Texts">One for each language.</param>
public sealed record DunningLevel(int DaysPastDue, int DaysSinceLast, DunningChannel Channel, IReadOnlyDictionary<AccountLanguage, DunningText> Texts);
