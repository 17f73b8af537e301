using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace B2BAccounts.GraphQL.Tests;

/// <summary>graphql-js in node, all questions in one process: one JSON line in, one out.</summary>
internal static class GraphQLJs
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What execute.mjs answers to each question.</summary>
    public static async Task<List<JsonElement>> AskAsync(IReadOnlyList<object> questions)
    {
        var answers = await AskAsync<JsonElement>("execute.mjs", questions);
        Assert.Equal(questions.Count, answers.Count);
        return answers;
    }

    public static async Task<List<TAnswer>> AskAsync<TAnswer>(string script, IReadOnlyList<object> questions)
    {
        using var node = Start(script);
        var complaints = node.StandardError.ReadToEndAsync();
        var asking = WriteAsync(node.StandardInput, questions);
        List<TAnswer> answers = [];
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            answers.Add(JsonSerializer.Deserialize<TAnswer>(line, Json)!);
        }

        await asking;
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await complaints);
        return answers;
    }

    private static async Task WriteAsync(StreamWriter input, IEnumerable<object> questions)
    {
        foreach (var question in questions)
        {
            await input.WriteLineAsync(JsonSerializer.Serialize(question, Json));
        }

        input.Close();
    }

    private static Process Start(string script)
    {
        var differential = Repository.File("tests/B2BAccounts.GraphQL.Tests/Differential");
        if (!File.Exists(Path.Combine(differential, "node_modules", "graphql", "package.json")))
        {
            Needed.Missing("graphql-js is not installed: npm install --package-lock=false --prefix tests/B2BAccounts.GraphQL.Tests/Differential");
        }

        return OtherProgram.Start(new ProcessStartInfo("node", [Path.Combine(differential, script)])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        });
    }
}
