using B2BAccounts.Api.Security;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>Refuses wrong limits at start, with the key and what is allowed.</summary>
public sealed class GraphQLLimitsCheck : IValidateOptions<GraphQLLimits>
{
    private const string Roles = $"{GraphQLLimits.Section}:{nameof(GraphQLLimits.Roles)}";

    public ValidateOptionsResult Validate(string? name, GraphQLLimits options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> wrong =
        [
            .. RangeCheck.Wrong(GraphQLLimits.Section, options),
            .. options.Roles.Keys.Where(role => !RoleNames.TryRead(role, out _))
                .Select(role => $"{Roles}:{role} names no role; allowed are {string.Join(", ", RoleNames.All)}."),
            .. options.Roles.SelectMany(role => RangeCheck.Wrong($"{Roles}:{role.Key}", role.Value)),
        ];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
