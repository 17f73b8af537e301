using System.CommandLine;
using B2BAccounts.Api.Copying;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>One of the two databases of a copy: written out, named by an environment variable that has it, or the configured one.</summary>
internal sealed class CopySide
{
    private readonly Option<string?> _written;
    private readonly Option<string?> _variable;

    /// <param name="name">Of the option, such as --from.</param>
    /// <param name="description">What is done with it.</param>
    /// <param name="command">Gets the options.</param>
    public CopySide(string name, string description, Command command)
    {
        _written = new(name) { HelpName = "PROVIDER:CONNECTION", Description = $"{description} The configured database when left out." };
        _variable = new($"{name}-env") { HelpName = "NAME", Description = $"The environment variable that has what {name} would say: for a connection string with a password." };
        command.Add(_written);
        command.Add(_variable);
    }

    public string Name => _written.Name;

    /// <summary>The program on it, with no database open.</summary>
    /// <exception cref="CannotStart">It is said twice or wrong.</exception>
    public WebApplication Build(ProgramHost host, ParseResult parsed) => ((parsed.GetValue(_written), parsed.GetValue(_variable)) switch
    {
        (null, null) => host,
        ({ } written, null) => host.On(CopyArgument.Read(Name, written)),
        (null, { } variable) => host.On(CopyArgument.Read(_variable.Name, Environment.GetEnvironmentVariable(variable)
            ?? throw new CannotStart($"{_variable.Name} is '{variable}', which is no variable of the environment."))),
        _ => throw new CannotStart($"{Name} and {_variable.Name} are both given; one of them says which database."),
    }).Build(quiet: true);

    /// <exception cref="CannotStart">Others could read its password.</exception>
    public void Check(ParseResult parsed, IHostEnvironment environment) =>
        CommandLineSecrets.Check(Name, parsed.GetValue(_written) ?? "", $"an environment variable that {_variable.Name} names", environment);
}
