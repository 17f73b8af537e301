namespace B2BAccounts.Api;

/// <summary>A question about accounts on a day; the same for the same accounts in the same order.</summary>
/// <param name="Figure">What is asked of them.</param>
/// <param name="More">What else the answer depends on, equal for equal questions.</param>
internal sealed record AccountsOnDay(string Figure, AccountSet Accounts, DateOnly Day, object? More = null)
{
    public bool Equals(AccountsOnDay? other) =>
        other is not null && Figure == other.Figure && Day == other.Day && Equals(More, other.More)
        && Accounts.IsWholeBook == other.Accounts.IsWholeBook && Accounts.Ids.SequenceEqual(other.Accounts.Ids);

    public override int GetHashCode() => HashCode.Combine(Figure, Day, Accounts.Ids.Count);
}
