using System.Text.Encodings.Web;
using System.Text.Json;

namespace B2BAccounts.Domain.Policies;

/// <summary>A value in which two documents differ.</summary>
/// <param name="Path">Where: names of fields with dots between, items of lists by what they are about, such as indicators.PAYMENT_SPEED.weight, else by their place.</param>
/// <param name="Before">Its JSON in the first; null where it is not there.</param>
/// <param name="After">Its JSON in the second; null where it is not there.</param>
public sealed record PolicyDifference(string Path, string? Before, string? After)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Fields that say what an item of a list is about.
    private static readonly string[] Names = ["kind", "grade", "role", "isic"];

    /// <summary>All of them, in the order of the first document, then of what only the second has.</summary>
    public static IReadOnlyList<PolicyDifference> Between(string before, string after)
    {
        using var first = JsonDocument.Parse(before);
        using var second = JsonDocument.Parse(after);
        var (left, right) = (Values(first.RootElement, "").ToList(), Values(second.RootElement, "").ToDictionary(v => v.Path, v => v.Json, StringComparer.Ordinal));
        var known = left.Select(v => v.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. left.Where(v => right.GetValueOrDefault(v.Path) != v.Json).Select(v => new PolicyDifference(v.Path, v.Json, right.GetValueOrDefault(v.Path))),
            .. right.Where(v => !known.Contains(v.Key)).Select(v => new PolicyDifference(v.Key, null, v.Value)),
        ];
    }

    private static IEnumerable<(string Path, string Json)> Values(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Values(p.Value, Join(path, p.Name))),
        JsonValueKind.Array when element.EnumerateArray().All(i => i.ValueKind == JsonValueKind.Object) => Items(element, path),
        // A list of numbers, as a curve's points, is one value: what moved in it is seen best in the whole.
        _ => [(path, Text(element))],
    };

    private static IEnumerable<(string Path, string Json)> Items(JsonElement list, string path)
    {
        List<JsonElement> items = [.. list.EnumerateArray()];
        List<string> names = [.. items.Select((item, i) => Array.Find(Names, n => item.TryGetProperty(n, out _)) is { } name ? $"{item.GetProperty(name)}" : $"{i}")];
        return items.SelectMany((item, i) => Values(item, Join(path, names.Count(n => n == names[i]) == 1 ? names[i] : $"{i}")));
    }

    /// <summary>The value as people read it: letters as they are, numbers without zeros behind them.</summary>
    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Text))}]",
        JsonValueKind.Number => PlainDecimal.Text(element.GetDecimal()),
        _ => JsonSerializer.Serialize(element, AsWritten),
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
