using System.CommandLine;
using B2BAccounts.Api.Security;

namespace B2BAccounts.Api.Commands;

/// <summary>The options by which a command is told what a user or an API key may do.</summary>
internal sealed class RightsOptions
{
    private readonly Option<string> _role = new("--role") { HelpName = "ROLE", Required = true, Description = $"The one role: {string.Join(", ", RoleNames.All)}." };
    private readonly Option<string?> _manager = new("--manager") { HelpName = "NAME", Description = "Of a MANAGER: the name under which accounts have him as their manager." };
    private readonly Option<string[]> _teams = new("--team") { HelpName = "TEAM", Description = "Of a MANAGER: a team whose accounts he sees; may be given several times." };
    private readonly Option<string[]> _regions = new("--region") { HelpName = "REGION", Description = "Of a MANAGER: a region whose accounts he sees; may be given several times." };
    private readonly Option<string[]> _accounts = new("--account") { HelpName = "NUMBER", Description = "Of a CUSTOMER: an account of his own; may be given several times." };

    public void AddTo(Command command)
    {
        _role.AcceptOnlyFromAmong([.. RoleNames.All]);
        foreach (var option in (Option[])[_role, _manager, _teams, _regions, _accounts])
        {
            command.Add(option);
        }
    }

    public RightsInput Read(ParseResult parsed)
    {
        RoleNames.TryRead(parsed.GetRequiredValue(_role), out var role);
        return new RightsInput(role)
        {
            Manager = parsed.GetValue(_manager), Teams = parsed.GetValue(_teams) ?? [], Regions = parsed.GetValue(_regions) ?? [], Accounts = parsed.GetValue(_accounts) ?? [],
        };
    }
}
