using System.CommandLine;
using System.CommandLine.Help;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Commands;

/// <summary>The commands of the program and what is the same for all: settings, help, exit codes.</summary>
public sealed class CommandTree
{
    /// <summary>Nothing was done: wrong arguments, wrong settings, an unusable file, a refused rule.</summary>
    public const int NothingDone = 2;

    private readonly RootCommand root = new(
        "B2BAccounts: customers and their supply chain, receivables, grades, credit and prospects. Without a command it serves.");

    private readonly Dictionary<Command, string[]> examples = [];

    /// <summary>Adds a command with the ways to call it that its help shows. A name of two words goes below the first.</summary>
    public void Add(Command command, params string[] ways)
    {
        root.Add(command);
        examples[command] = ways;
        examples[root] = [.. examples.GetValueOrDefault(root, []), ways[0]];
    }

    /// <summary>What happens without a command.</summary>
    public void Default(Command command) => root.Action = command.Action;

    /// <summary>Runs the command that the arguments name and answers the exit code.</summary>
    public async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            foreach (var wrong in parsed.Errors)
            {
                await error.WriteLineAsync(CommandLineSecrets.HasPassword(wrong.Message) ? "An argument is not understood; it is not shown, since it has a password." : wrong.Message);
            }

            await error.WriteLineAsync($"See: {CommandPath(parsed)} --help");
            return NothingDone;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>What the program says, without a stack trace, of an error that its user can mend; null for any other.</summary>
    public static string? Explain(Exception thrown) => thrown switch
    {
        BookBusy { Code: BookBusy.Unavailable, InnerException: { } cause } => $"{thrown.Message} {DatabaseFaults.Cause(cause)}.",
        CannotStart or ImportRefused or BookBusy or InputInvalid => thrown.Message,
        RuleViolation rule => $"{rule.Code}: {rule.Message}",
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        AggregateException all when all.InnerExceptions.All(e => Explain(e) is not null) =>
            string.Join(Environment.NewLine, all.InnerExceptions.Select(Explain)),
        OperationCanceledException => "Stopped before it was done.",
        _ when DatabaseFaults.IsLost(thrown) => $"The database does not answer: {DatabaseFaults.Cause(thrown)}",
        _ => null,
    };

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, at.Command.Name);
        }

        return string.Join(' ', names);
    }
}
