using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>A role, and what it is limited to, as whoever gives it names them.</summary>
public sealed record RightsInput(Role Role)
{
    public string? Manager { get; init; }

    public IReadOnlyList<string> Teams { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Numbers of accounts.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <exception cref="InputInvalid">A part is missing that the role needs, one is given that it has no use for, or one has not the right form.</exception>
    public void Demand()
    {
        var problems = new List<InputProblem>();
        var (limitsManager, limitsCustomer) = (Manager is not null || Teams.Count > 0 || Regions.Count > 0, Accounts.Count > 0);
        Check(Role == Role.Manager && !limitsManager, InputCodes.Required, "A MANAGER needs a manager's name, a team or a region: without any he would see nothing.", "manager");
        Check(Role == Role.Customer && !limitsCustomer, InputCodes.Required, "A CUSTOMER needs an account: without any he would see nothing.", "accounts");
        Check(Role != Role.Manager && limitsManager, InputCodes.Contradictory, $"A manager's name, a team or a region limits a MANAGER only, not a {RoleNames.Of(Role)}.", "manager");
        Check(Role != Role.Customer && limitsCustomer, InputCodes.Contradictory, $"Accounts limit a CUSTOMER only, not a {RoleNames.Of(Role)}.", "accounts");
        foreach (var name in Teams.Concat(Regions).Append(Manager).OfType<string>())
        {
            Check(!RightsRow.IsName(name), InputCodes.Malformed, $"A name has 1 to {RightsRow.LongestName} characters.", "manager");
        }

        if (problems.Count > 0)
        {
            throw new InputInvalid(problems);
        }

        void Check(bool wrong, string code, string message, string field)
        {
            if (wrong)
            {
                problems.Add(new InputProblem(code, message, [field]));
            }
        }
    }

    /// <exception cref="RuleViolation">An account does not exist.</exception>
    public async Task<Rights> ResolveAsync(BookTransaction book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var numbers = Accounts.Distinct(StringComparer.Ordinal).ToList();
        var ids = await book.Db.Accounts.Where(a => numbers.Contains(a.Number)).Select(a => new { a.Number, a.Id }).ToDictionaryAsync(a => a.Number, a => a.Id, book.Cancel);
        return numbers.Find(n => !ids.ContainsKey(n)) is { } unknown
            ? throw MissingAccount.Of(unknown, "accounts")
            : new Rights(Role, Manager, [.. Teams.Distinct(StringComparer.Ordinal)], [.. Regions.Distinct(StringComparer.Ordinal)], [.. numbers.Select(n => ids[n])]);
    }
}
