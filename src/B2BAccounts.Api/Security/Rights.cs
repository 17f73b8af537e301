using System.Text.Json;

namespace B2BAccounts.Api.Security;

/// <summary>A role, and the parts of the book that it is limited to where it is one that is limited.</summary>
/// <param name="Role">The one role.</param>
/// <param name="Manager">The name under which accounts have him as their manager.</param>
/// <param name="Teams">Teams whose accounts he sees as a manager.</param>
/// <param name="Regions">Regions whose accounts he sees as a manager,.</param>
/// <param name="AccountIds">Accounts that are a customer's own.</param>
public sealed record Rights(Role Role, string? Manager, IReadOnlyList<string> Teams, IReadOnlyList<string> Regions, IReadOnlyList<long> AccountIds)
{
    /// <summary>Of what a row has in its columns.</summary>
    public static Rights Of(RightsRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new Rights(
            row.Role, row.Manager, JsonSerializer.Deserialize<List<string>>(row.Teams)!, JsonSerializer.Deserialize<List<string>>(row.Regions)!,
            JsonSerializer.Deserialize<List<long>>(row.AccountIds)!);
    }

    /// <summary>Puts them into a row's columns.</summary>
    public void Write(RightsRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        (row.Role, row.Manager) = (Role, Manager);
        (row.Teams, row.Regions, row.AccountIds) = (JsonSerializer.Serialize(Teams), JsonSerializer.Serialize(Regions), JsonSerializer.Serialize(AccountIds));
    }

    /// <summary>Whose rows are seen.</summary>
    /// <param name="standsInFor">Managers whose accounts are delegated to him on this day.</param>
    public Scope ToScope(params IEnumerable<string> standsInFor) => Role switch
    {
        Role.Admin or Role.Finance or Role.Auditor => Scope.Everything,
        Role.Manager => Scope.Of(managers: (Manager is null ? [] : new[] { Manager }).Concat(standsInFor).Distinct(StringComparer.Ordinal), teams: Teams, regions: Regions),
        Role.SalesTool => Scope.Of(prospects: true),
        Role.Customer => Scope.Of(accounts: AccountIds),
        _ => Scope.Nothing,
    };
}
