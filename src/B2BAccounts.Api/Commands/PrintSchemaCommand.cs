using System.CommandLine;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>Writes the expanded schema, which tools generate code from. Needs no database.</summary>
public static class PrintSchemaCommand
{
    public static Command Create(ProgramHost host)
    {
        var file = new Option<FileInfo?>("--out") { Description = "The file to write; standard output when left out." };
        var command = new Command("print-schema", "Write the GraphQL schema as clients see it.") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = Contract.Read().Text;
            if (parsed.GetValue(file) is { } target)
            {
                try
                {
                    target.Directory!.Create();
                    await File.WriteAllTextAsync(target.FullName, text, cancellation);
                }
                catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                {
                    throw new CannotStart($"The schema cannot be written to {target.FullName}: {problem.Message}", problem);
                }

                await host.Output.WriteLineAsync($"The schema is in {target.FullName}.");
            }
            else
            {
                await host.Output.WriteAsync(text);
            }

            return 0;
        });
        return command;
    }
}
