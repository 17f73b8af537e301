using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace B2BAccounts.Benchmarks.GraphQL;

/// <summary>Puts load on the host by wrk, one connection set, and tells its CPU time a request: the engine and its floor in turns, the
/// median of the rounds. Requests a second swing with whatever else the machine does; CPU time does far less.</summary>
internal static partial class GraphQLSpeed
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = Number(arguments, "--seconds", 10);
        var rounds = Number(arguments, "--rounds", 3);
        var named = arguments.Where(a => a.StartsWith('q')).Select(BookQuery.Named).ToList();
        using var host = Start();
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(Address) };
            await ReadyAsync(client);
            Console.WriteLine($"{"",-4}{"CPU µs",10}{"floor",10}{"ratio",8}{"req/s",10}{"floor",10}   medians of {rounds} rounds of {seconds} s");
            foreach (var query in named.Count > 0 ? named : BookQuery.All)
            {
                await CheckAsync(client, query);
                await LoadAsync(host, "/graphql", query, 2);
                await LoadAsync(host, "/floor", query, 2);
                List<(double Micros, double Rate)> engine = [];
                List<(double Micros, double Rate)> floor = [];
                for (var round = 0; round < rounds; round++)
                {
                    floor.Add(await LoadAsync(host, "/floor", query, seconds));
                    engine.Add(await LoadAsync(host, "/graphql", query, seconds));
                }

                var (ours, bare) = (Median(engine.Select(e => e.Micros)), Median(floor.Select(f => f.Micros)));
                Console.WriteLine($"{query.Name,-4}{ours,10:0.0}{bare,10:0.0}{ours / bare,8:0.00}{Median(engine.Select(e => e.Rate)),10:0}{Median(floor.Select(f => f.Rate)),10:0}");
            }

            return 0;
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
    }

    private const string Address = "http://127.0.0.1:5097";

    private static Process Start() => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["graphql-host", "--urls", Address])
    {
        UseShellExecute = false, RedirectStandardOutput = true,
    })!;

    private static async Task ReadyAsync(HttpClient client)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                await client.GetStringAsync("/");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"The host at {Address} does not answer.");
    }

    private static async Task CheckAsync(HttpClient client, BookQuery query)
    {
        using var content = new StringContent(query.Body, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await client.PostAsync("/graphql", content);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var data = Cursors().Replace(Canonical(answer.RootElement.GetProperty("data")), "\"endCursor\":\"*\"");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..10];
        if (digest != query.Digest)
        {
            throw new InvalidOperationException($"{query.Name} answers other data: {digest} where {query.Digest} was agreed.");
        }
    }

    /// <summary>Compact JSON in which numbers, and texts that are numbers, are texts of their shortest form.</summary>
    private static string Canonical(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject().Select(p => $"\"{p.Name}\":{Canonical(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Number => $"\"{json.GetDouble().ToString("R", CultureInfo.InvariantCulture)}\"",
        JsonValueKind.String when DigitsOnly().IsMatch(json.GetString()!) => $"\"{double.Parse(json.GetString()!, CultureInfo.InvariantCulture)}\"",
        _ => json.GetRawText(),
    };

    private static async Task<(double Micros, double Rate)> LoadAsync(Process host, string path, BookQuery query, int seconds)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "GraphQL", "load.lua");
        host.Refresh();
        var before = host.TotalProcessorTime;
        var body = query.Body.Replace("\"id\":\"123\"", "\"id\":\"ID\"", StringComparison.Ordinal);
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", "-c16", $"-d{seconds}s", "-s", script, Address + path, "--", body])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        })!;
        var printed = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        host.Refresh();
        var used = host.TotalProcessorTime - before;
        var counts = Counts().Match(printed);
        if (!counts.Success || counts.Groups["failed"].Value != "0")
        {
            throw new InvalidOperationException($"The load failed:\n{printed}");
        }

        var requests = double.Parse(counts.Groups["requests"].Value, CultureInfo.InvariantCulture);
        return (used.TotalMicroseconds / requests, requests / seconds);
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }

    private static int Number(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex("\"endCursor\":\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Cursors();

    [GeneratedRegex("^-?[0-9.]+$", RegexOptions.None, 1000)]
    private static partial Regex DigitsOnly();

    [GeneratedRegex("requests=(?<requests>[0-9]+) failed=(?<failed>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counts();
}
