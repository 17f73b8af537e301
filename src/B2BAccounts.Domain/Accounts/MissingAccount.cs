namespace B2BAccounts.Domain.Accounts;

/// <summary>No account bears a number, or none that the caller may see: he is told the same of both.</summary>
public static class MissingAccount
{
    /// <param name="number">As it was asked for.</param>
    /// <param name="path">The input's field that names it.</param>
    public static RuleViolation Of(string number, params string[] path) =>
        new(RuleCodes.AccountNotFound, $"There is no account with the number '{number}'.", path);
}
