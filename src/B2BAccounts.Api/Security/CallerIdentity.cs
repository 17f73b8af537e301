using System.Security.Claims;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Security;

/// <summary>The caller as ASP.NET Core carries him.</summary>
/// <param name="caller">Who he is.</param>
/// <param name="signIn">The sign-in that his access token came from; null for those who came another way.</param>
public sealed class CallerIdentity(Caller caller, SignInOfToken? signIn = null)
    : ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.Id), new Claim(ClaimTypes.Name, caller.Name), new Claim(ClaimTypes.Role, RoleNames.Of(caller.Role))], "Bearer")
{
    public Caller Caller { get; } = caller;

    public SignInOfToken? SignIn { get; } = signIn;

    /// <summary>Whoever has shown valid credentials; null for anybody else.</summary>
    public static CallerIdentity? Of(HttpContext? context) => context?.User.Identities.OfType<CallerIdentity>().FirstOrDefault();

    /// <summary>Who has signed in and sends the request.</summary>
    /// <exception cref="RuleViolation">DECISION_BY_PERSON, at the place: an API key, which anybody may hold who may decide once already.</exception>
    public static Caller DemandPerson(HttpContext? context, string place) => Of(context)?.Caller is { IsProgram: false } person ? person
        : throw new RuleViolation(RuleCodes.DecisionByPerson, "Programs ask for decisions, and people take them: sign in as a user.", place);
}

/// <summary>A user's sign-in.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Family">What its refresh tokens have in common.</param>
public sealed record SignInOfToken(long UserId, long Family);
