using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Credit;

/// <summary>Who decides about credit.</summary>
internal static class Deciders
{
    /// <summary>The authority that a role has.</summary>
    public static DecidingRole RoleOf(Caller caller) => caller.Role switch
    {
        Role.Admin => DecidingRole.Admin,
        Role.Finance => DecidingRole.Finance,
        Role.Manager => DecidingRole.Manager,
        _ => throw new InvalidOperationException($"A caller of role {caller.Role} decides on nothing."),
    };
}
