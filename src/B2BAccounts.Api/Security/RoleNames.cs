using System.Text.Json;

namespace B2BAccounts.Api.Security;

/// <summary>Roles as clients, commands and tokens write them, such as SALES_TOOL.</summary>
public static class RoleNames
{
    private static readonly Dictionary<string, Role> Roles = Enum.GetValues<Role>().ToDictionary(Of, StringComparer.Ordinal);

    private static readonly Dictionary<Role, IReadOnlySet<string>> Sets = Roles.ToDictionary(r => r.Value, IReadOnlySet<string> (r) => new HashSet<string>([r.Key], StringComparer.Ordinal));

    public static IReadOnlyCollection<string> All => Roles.Keys;

    public static string Of(Role role) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(role.ToString());

    /// <summary>The name alone, as rules of the schema ask for it.</summary>
    public static IReadOnlySet<string> SetOf(Role role) => Sets[role];

    public static bool TryRead(string name, out Role role) => Roles.TryGetValue(name, out role);
}
