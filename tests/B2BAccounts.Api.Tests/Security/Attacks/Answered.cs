using System.Text.Json;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>What a request was answered with: status, head and body.</summary>
public sealed record Answered(int Status, string Head, string Text)
{
    /// <summary>Codes of the errors of a GraphQL answer, or of a batch's answers.</summary>
    public IReadOnlyList<string> Codes => [.. Find(Json, "code").Select(c => c.ToString())];

    public JsonElement Json => JsonDocument.Parse(Text).RootElement.Clone();

    public JsonElement Data => Json.GetProperty("data");

    /// <summary>A problem or an answer without what is each request's own.</summary>
    public string Bare => string.Join('\n', Json.EnumerateObject().Where(p => p.Name != "traceId"));

    /// <summary>Nothing was answered but errors: no data, or none but nulls at its top.</summary>
    public bool IsRefused => !Json.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null || data.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.Null);

    public static async Task<Answered> OfAsync(HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new((int)answer.StatusCode, $"{answer.Headers}{answer.Content.Headers}", await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Fails when the answer is a fault of the server, or tells of the account of others.</summary>
    public Answered Safe()
    {
        Assert.True(Status < 500, $"{Status} {Text}");
        Assert.DoesNotContain("\"INTERNAL\"", Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Attacked.Secret, Head + Text, StringComparison.OrdinalIgnoreCase);
        return this;
    }

    private static IEnumerable<JsonElement> Find(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.Name == name ? [p.Value] : Find(p.Value, name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(e => Find(e, name)),
        _ => [],
    };
}
