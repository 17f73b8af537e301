using System.Text.Json;

namespace B2BAccounts.Api.Security;

/// <summary>Roles as clients, commands and tokens write them, such as SALES_TOOL.</summary>
public static class RoleNames
{
    private static readonly Dictionary<string, Role> Roles = Enum.GetValues<Role>().ToDictionary(Of, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> All => Roles.Keys;

    public static string Of(Role role) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(role.ToString());

    public static bool TryRead(string name, out Role role) => Roles.TryGetValue(name, out role);
}
