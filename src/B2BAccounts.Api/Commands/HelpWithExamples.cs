using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace B2BAccounts.Api.Commands;

/// <summary>The usual help, and below it how the command is really called.</summary>
public sealed class HelpWithExamples(HelpAction usual, IReadOnlyDictionary<Command, string[]> examples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (examples.TryGetValue(parseResult.CommandResult.Command, out var lines))
        {
            output.WriteLine("Examples:");
            foreach (var line in lines)
            {
                output.WriteLine($"  {line}");
            }

            output.WriteLine();
        }

        output.WriteLine("Settings, for every command: appsettings.json, environment (Database__Provider) or command line:");
        output.WriteLine("  --Database:Provider=… --Database:ConnectionString=… --Business:BaseCurrency=… --urls http://127.0.0.1:5080");
        output.WriteLine();
        return 0;
    }
}
