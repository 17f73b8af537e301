using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Docs;

/// <summary>Does what the README says, in its order: every command and every query of it.</summary>
public sealed partial class ReadmeTests : IAsyncLifetime
{
    private const string Program = "dotnet run --project src/B2BAccounts.Api";
    private const string Address = "http://127.0.0.1:5080";

    private readonly string address = $"http://127.0.0.1:{FreePort()}";
    private TestDatabase database = null!;
    private string key = "";
    private string folder = "";

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.MakeAsync();
        folder = database.Folder;
        var samples = Directory.CreateDirectory(Path.Combine(folder, "docs", "samples")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "samples"), "*.csv"))
        {
            File.Copy(file, Path.Combine(samples, Path.GetFileName(file)));
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public void The_readme_is_short_and_its_links_lead_somewhere()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));
        Assert.True(lines.Length < 150, $"The README has {lines.Length} lines.");
        var broken = Link().Matches(string.Join('\n', lines)).Select(m => m.Groups[1].Value)
            .Where(l => !l.StartsWith("http", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Repository.Root, l)));
        Assert.Empty(broken);
    }

    [DatabaseFact]
    public async Task Every_command_and_query_of_the_readme_does_what_it_says()
    {
        var blocks = Block().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")))
            .Select(m => (Language: m.Groups[1].Value, Text: m.Groups[2].Value.Trim())).ToList();
        var commands = blocks.Where(b => b.Language == "sh").SelectMany(b => b.Text.Split('\n')).ToList();
        Assert.Equal(Program, commands[0]);
        Assert.Equal("dotnet test", commands[^1]);
        Assert.True(commands.Count > 9);

        using var server = await ServeAsync();
        try
        {
            foreach (var (block, next) in blocks.Zip(blocks.Skip(1).Append(("", ""))).Where(b => b.First.Language == "graphql"))
            {
                var answer = await AskAsync(block.Text);
                if (next.Item1 == "json")
                {
                    using var said = JsonDocument.Parse(next.Item2);
                    AssertSameButNumbers(said.RootElement, answer, "$");
                }
            }

            foreach (var command in commands.Skip(1).SkipLast(1))
            {
                await RunAsync(command);
            }
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        foreach (var (file, begin) in ((string, string)[])[("report.pdf", "%PDF"), ("statement.pdf", "%PDF"), ("ageing.xlsx", "PK")])
        {
            Assert.StartsWith(begin, await File.ReadAllTextAsync(Path.Combine(folder, file)), StringComparison.Ordinal);
        }

        Assert.True((await File.ReadAllLinesAsync(Path.Combine(folder, "prospects.csv"))).Length > 10);
    }

    private async Task<Process> ServeAsync()
    {
        var server = Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "B2BAccounts.Api.dll")]);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await server.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (AdminKey().Match(line) is { Success: true } found)
            {
                key = found.Groups[1].Value;
            }

            if (line.Contains("Ctrl+C", StringComparison.Ordinal))
            {
                return server;
            }
        }

        throw new InvalidOperationException($"The server ended: {await server.StandardError.ReadToEndAsync(limit.Token)}");
    }

    private async Task RunAsync(string command)
    {
        using var process = command.StartsWith(Program, StringComparison.Ordinal)
            ? Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "B2BAccounts.Api.dll"), .. command[(Program.Length + " -- ".Length)..].Split(' ')])
            : Start("bash", ["-c", command.Replace(Address, address, StringComparison.Ordinal).Replace("curl -s", "curl -sf", StringComparison.Ordinal)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = await process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{command} ended with {process.ExitCode}: {await output}{errors}");
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (key, value) in database.Settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["Urls"] = address;
        start.Environment["KEY"] = key;
        return Process.Start(start)!;
    }

    private async Task<JsonElement> AskAsync(string query)
    {
        using var client = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var response = await client.PostAsJsonAsync($"{address}/graphql", new { query });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Array ? errors.GetRawText() : "");
        return answer.RootElement.Clone();
    }

    // Amounts move with the calendar; names, grades and the chain do not.
    private static void AssertSameButNumbers(JsonElement said, JsonElement found, string at)
    {
        Assert.True(said.ValueKind == found.ValueKind, $"{at}: the README has {said.ValueKind}, the server answers {found.ValueKind}.");
        if (said.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal(said.EnumerateObject().Select(p => p.Name), found.EnumerateObject().Select(p => p.Name));
            foreach (var property in said.EnumerateObject())
            {
                AssertSameButNumbers(property.Value, found.GetProperty(property.Name), $"{at}.{property.Name}");
            }
        }
        else if (said.ValueKind == JsonValueKind.Array)
        {
            Assert.True(said.GetArrayLength() == found.GetArrayLength(), $"{at}: the README has {said.GetArrayLength()} entries, the server answers {found.GetArrayLength()}.");
            foreach (var (one, other, i) in said.EnumerateArray().Zip(found.EnumerateArray(), Enumerable.Range(0, int.MaxValue)))
            {
                AssertSameButNumbers(one, other, $"{at}[{i}]");
            }
        }
        else if (said.ValueKind == JsonValueKind.String)
        {
            Assert.True(said.GetString() == found.GetString(), $"{at}: the README has '{said}', the server answers '{found}'.");
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^  ADMIN +(b2b_\S+)")]
    private static partial Regex AdminKey();

    [GeneratedRegex("^```(sh|graphql|json)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
