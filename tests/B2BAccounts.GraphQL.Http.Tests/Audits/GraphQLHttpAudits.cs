using System.Diagnostics;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Http.Tests.Audits;

/// <summary>The audits of npm's graphql-http, run in node against a server that listens.</summary>
internal static class GraphQLHttpAudits
{
    public const int Count = 61;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Fails unless the server passes every audit, also what only SHOULD or MAY be.</summary>
    public static async Task PassAsync(Uri endpoint)
    {
        using var node = Start(endpoint);
        var complaints = node.StandardError.ReadToEndAsync();
        List<Audit> audits = [];
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            audits.Add(JsonSerializer.Deserialize<Audit>(line, Json)!);
        }

        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await complaints);
        Assert.Equal(Count, audits.Count);
        Assert.Equal([], audits.Where(a => a.Status != "ok").Select(a => a.ToString()));
    }

    private static Process Start(Uri endpoint)
    {
        var audits = Repository.File("tests/B2BAccounts.GraphQL.Http.Tests/Audits");
        if (!File.Exists(Path.Combine(audits, "node_modules", "graphql-http", "package.json")))
        {
            Needed.Missing("graphql-http is not installed: npm install --package-lock=false --prefix tests/B2BAccounts.GraphQL.Http.Tests/Audits");
        }

        return OtherProgram.Start(new ProcessStartInfo("node", [Path.Combine(audits, "audit.mjs"), endpoint.ToString()])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        });
    }

    private sealed record Audit(string Id, string Name, string Status, string? Reason);
}
