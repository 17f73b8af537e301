using B2BAccounts.Domain;

namespace B2BAccounts.Api.Trials;

/// <summary>What a policy would change. Amounts in the base currency.</summary>
/// <param name="Version">Of the policy that is tried.</param>
/// <param name="ComparedWith">Of the one that is in force on the day.</param>
/// <param name="Accounts">Accounts that were assessed both ways.</param>
/// <param name="NotAssessed">Accounts that a rule stands in the way of, such as a missing exchange rate.</param>
/// <param name="Moves">From each grade to each, those that stay too, from the most accounts.</param>
/// <param name="Moved">Accounts with another grade or another limit by policy, what they owe most first; at most <see cref="MostMoved"/>.</param>
public sealed record PolicySimulation(
    DateOnly AsOf, string Version, string ComparedWith, int Accounts, int NotAssessed, IReadOnlyList<GradeMove> Moves, int MovedCount, IReadOnlyList<MovedAccount> Moved)
{
    public const int MostMoved = 100;
}

/// <summary>Accounts that go from one grade to another, or stay.</summary>
/// <param name="Balance">What they owe on the day, less unapplied credits.</param>
/// <param name="LimitBefore">Sum of their limits by policy.</param>
/// <param name="LimitAfter">Sum of what these would be.</param>
/// <param name="OverBefore">Accounts that owe more than their limit by policy.</param>
/// <param name="OverAfter">Accounts that would.</param>
public sealed record GradeMove(string From, string To, int Accounts, Money Balance, Money LimitBefore, Money LimitAfter, int OverBefore, int OverAfter);

/// <summary>An account that a policy would move.</summary>
public sealed record MovedAccount(long AccountId, string From, string To, Money Balance, Money LimitBefore, Money LimitAfter);
