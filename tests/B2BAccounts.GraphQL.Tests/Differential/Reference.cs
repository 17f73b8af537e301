using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>A document for both implementations; without a schema it is only parsed and printed.</summary>
internal sealed record ReferenceCase(int Id, string Document, string? Schema = null);

internal sealed record ReferenceError(string Message, IReadOnlyList<string> Locations);

/// <summary>What graphql-js says: a syntax error, or validation's errors and the printed tree.</summary>
internal sealed record ReferenceAnswer(int Id, ReferenceError? Syntax, IReadOnlyList<ReferenceError>? Errors, string? Printed);

/// <summary>Asks graphql-js through node, all cases in one process.</summary>
internal static class Reference
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<List<ReferenceAnswer>> AskAsync(IReadOnlyDictionary<string, string> schemas, IReadOnlyList<ReferenceCase> cases)
    {
        var folder = Folder();
        if (!File.Exists(Path.Combine(folder, "node_modules", "graphql", "package.json")))
        {
            Missing("graphql-js is not installed: npm install --package-lock=false --prefix tests/B2BAccounts.GraphQL.Tests/Differential");
        }

        using var node = Start(Path.Combine(folder, "reference.mjs"));
        var asking = WriteAsync(node.StandardInput, schemas, cases);
        var complaints = node.StandardError.ReadToEndAsync();
        List<ReferenceAnswer> answers = [];
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            answers.Add(JsonSerializer.Deserialize<ReferenceAnswer>(line, Json)!);
        }

        await asking;
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0 && answers.Count == cases.Count, $"The reference gave {answers.Count} answers. {await complaints}");
        return answers;
    }

    private static async Task WriteAsync(StreamWriter input, IReadOnlyDictionary<string, string> schemas, IEnumerable<ReferenceCase> cases)
    {
        foreach (var (schema, sdl) in schemas)
        {
            await input.WriteLineAsync(JsonSerializer.Serialize(new { schema, sdl }, Json));
        }

        foreach (var one in cases)
        {
            await input.WriteLineAsync(JsonSerializer.Serialize(one, Json));
        }

        input.Close();
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

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "B2BAccounts.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? "", "tests", "B2BAccounts.GraphQL.Tests", "Differential");
    }
}
