using System.Diagnostics;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Http.Tests.Audits;

/// <summary>The audits of npm's graphql-http, run in node against a server that listens.</summary>
internal static class GraphQLHttpAudits
{
    public const int Count = 61;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Fails unless the server passes every audit, also what only SHOULD or MAY be.</summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="key">Sent as a bearer token where the server asks for one.</param>
    public static async Task PassAsync(Uri endpoint, string? key = null)
    {
        using var node = Start(endpoint, key);
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

    private static Process Start(Uri endpoint, string? key)
    {
        var audits = Repository.File("tests/B2BAccounts.GraphQL.Http.Tests/Audits");
        if (!File.Exists(Path.Combine(audits, "node_modules", "graphql-http", "package.json")))
        {
            Needed.Missing("graphql-http is not installed: npm install --package-lock=false --prefix tests/B2BAccounts.GraphQL.Http.Tests/Audits");
        }

        return OtherProgram.Start(new ProcessStartInfo("node", [Path.Combine(audits, "audit.mjs"), endpoint.ToString(), .. key is null ? [] : new[] { key }])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        });
    }

    private sealed record Audit(string Id, string Name, string Status, string? Reason);
}
