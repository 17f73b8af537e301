using System.Net.Http.Headers;
using System.Text.Json;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>Single requests, and whether two answers are the same.</summary>
internal static class Answers
{
    private const int Compared = 200;

    public static async Task<JsonDocument> AskAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await client.PostAsync(path, content);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonDocument.Parse(text) : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {text}");
    }

    /// <summary>Up to 200 of the scenario's requests, spread over all, must have equal answers; of one that writes, the first, each with a number of its own.</summary>
    /// <exception cref="InvalidOperationException">Two answers differ, or one says that it failed.</exception>
    public static async Task CompareAsync(HttpClient program, HttpClient floor, Scenario scenario)
    {
        var step = Math.Max(1, scenario.Pairs.Count / (scenario.Writes ? 1 : Compared));
        for (var i = 0; i < scenario.Pairs.Count; i += step)
        {
            var (ours, bare) = scenario.Pairs[i];
            using var one = await AskAsync(program, "/graphql", ours.Replace("@", "p", StringComparison.Ordinal));
            using var other = await AskAsync(floor, $"/{scenario.Name}", bare.Replace("@", "f", StringComparison.Ordinal));
            if (!JsonElement.DeepEquals(one.RootElement, other.RootElement) || one.RootElement.TryGetProperty("errors", out _))
            {
                throw new InvalidOperationException($"{scenario.Name}: the answers differ.\n{ours}\nprogram: {one.RootElement}\nfloor:   {other.RootElement}");
            }
        }
    }
}
