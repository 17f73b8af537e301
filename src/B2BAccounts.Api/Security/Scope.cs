using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Security;

/// <summary>
/// Whose rows an answer may rest on. Every answer is given within a scope; there is no default, so that none is forgotten. A scope that does
/// not see everything sees the accounts that any of its parts names, and of them whatever belongs to them.
/// </summary>
public sealed record Scope
{
    private Scope()
    {
    }

    /// <summary>The whole book.</summary>
    public static Scope Everything { get; } = new() { SeesEverything = true };

    /// <summary>No account at all: what a caller sees of whom nothing is known.</summary>
    public static Scope Nothing { get; } = new();

    public bool SeesEverything { get; private init; }

    /// <summary>Accounts that these people manage, as <c>Account.Manager</c> names them.</summary>
    public IReadOnlyList<string> Managers { get; private init; } = [];

    /// <summary>Accounts of these teams, as <c>Account.Team</c> names them.</summary>
    public IReadOnlyList<string> Teams { get; private init; } = [];

    /// <summary>Accounts of these regions, as <c>Account.Region</c> names them.</summary>
    public IReadOnlyList<string> Regions { get; private init; } = [];

    /// <summary>These accounts.</summary>
    public IReadOnlyList<long> Accounts { get; private init; } = [];

    /// <summary>Accounts that are to be won: those whose status is PROSPECT or LOST.</summary>
    public bool SeesProspects { get; private init; }

    /// <summary>The accounts that any part names.</summary>
    public static Scope Of(
        IEnumerable<string>? managers = null, IEnumerable<string>? teams = null, IEnumerable<string>? regions = null,
        IEnumerable<long>? accounts = null, bool prospects = false) => new()
        {
            Managers = [.. managers ?? []], Teams = [.. teams ?? []], Regions = [.. regions ?? []], Accounts = [.. accounts ?? []], SeesProspects = prospects,
        };

    /// <summary>Whether the account is one of them: the same question as the filters of answers ask, of an account that was read for a change.</summary>
    public bool Sees(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return SeesEverything || Managers.Contains(account.Manager, StringComparer.Ordinal) || Teams.Contains(account.Team, StringComparer.Ordinal)
            || Regions.Contains(account.Region, StringComparer.Ordinal) || Accounts.Contains(account.Id)
            || (SeesProspects && account.Status is (AccountStatus.Prospect or AccountStatus.Lost));
    }
}
