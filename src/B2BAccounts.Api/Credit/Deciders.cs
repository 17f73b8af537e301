using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
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

    /// <summary>Who has signed in and sends the request.</summary>
    /// <exception cref="RuleViolation">DECISION_BY_PERSON: an API key, which anybody may hold who may decide once already.</exception>
    public static Caller PersonOf(HttpContext? context) => CallerIdentity.Of(context)?.Caller is { IsProgram: false } person ? person
        : throw new RuleViolation(RuleCodes.DecisionByPerson, "Programs ask for decisions, and people take them: sign in as a user.", "decisionId");
}
