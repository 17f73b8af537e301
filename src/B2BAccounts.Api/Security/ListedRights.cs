namespace B2BAccounts.Api.Security;

/// <summary>What a user or a key may do, as whoever gave it named it.</summary>
/// <param name="Role">Such as SALES_TOOL.</param>
/// <param name="Accounts">Numbers of accounts, of a CUSTOMER.</param>
public sealed record ListedRights(string Role, string? Manager, IReadOnlyList<string> Teams, IReadOnlyList<string> Regions, IReadOnlyList<string> Accounts)
{
    /// <param name="rights">What the row says.</param>
    /// <param name="numbers">Of the accounts that it names, by key.</param>
    internal static ListedRights Of(Rights rights, IReadOnlyDictionary<long, string> numbers) =>
        new(RoleNames.Of(rights.Role), rights.Manager, rights.Teams, rights.Regions, [.. rights.AccountIds.Select(id => numbers[id])]);
}
