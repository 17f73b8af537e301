using System.Diagnostics;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>graphql-js in node, all questions in one process: one JSON line in, one out.</summary>
internal static class GraphQLJs
{
    public static async Task<List<JsonElement>> AskAsync(IReadOnlyList<object> questions)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "B2BAccounts.sln")))
        {
            folder = folder.Parent;
        }

        var differential = Path.Combine(folder?.FullName ?? "", "tests", "B2BAccounts.GraphQL.Tests", "Differential");
        if (!File.Exists(Path.Combine(differential, "node_modules", "graphql", "package.json")))
        {
            Missing("graphql-js is not installed: npm install --package-lock=false --prefix tests/B2BAccounts.GraphQL.Tests/Differential");
        }

        using var node = Start(Path.Combine(differential, "execute.mjs"));
        var complaints = node.StandardError.ReadToEndAsync();
        var asking = Task.Run(async () =>
        {
            foreach (var question in questions)
            {
                await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
            }

            node.StandardInput.Close();
        });
        List<JsonElement> answers = [];
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            answers.Add(JsonDocument.Parse(line).RootElement);
        }

        await asking;
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0 && answers.Count == questions.Count, $"graphql-js gave {answers.Count} answers. {await complaints}");
        return answers;
    }

    private static Process Start(string script)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [script])
            {
                UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Missing("node is not on the path.");
            throw;
        }
    }

    private static void Missing(string reason)
    {
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
    }
}
