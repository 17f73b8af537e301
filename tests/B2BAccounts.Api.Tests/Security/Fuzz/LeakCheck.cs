using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using B2BAccounts.GraphQL.Http.Tests.Fuzz;

namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>Whether an answer tells its caller what he may not see, by the marks and the amounts in it.</summary>
internal sealed partial class LeakCheck(MarkedBook book)
{
    private int withData;
    private int ownMarks;

    /// <summary>Answers of 200 with data that is not null.</summary>
    public int WithData => withData;

    /// <summary>Marks that answers had and their callers may see.</summary>
    public int OwnMarks => ownMarks;

    /// <summary>Null when the answer is right; otherwise what is wrong with it.</summary>
    public string? Wrong(Attacker attacker, RawRequest request, bool isChange, RawAnswer answer)
    {
        if (answer.Status >= 500 && answer.Status != 505)
        {
            return "a fault of the server";
        }

        var text = Encoding.UTF8.GetString(answer.Body);
        if (text.Contains("\"INTERNAL\"", StringComparison.Ordinal))
        {
            return "INTERNAL";
        }

        var parts = new List<(string Text, bool IsData)>();
        var isFilled = false;
        if (answer.ContentType?.Contains("json", StringComparison.Ordinal) == true && text.Length > 0)
        {
            using var json = JsonDocument.Parse(answer.Body);
            foreach (var one in json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [json.RootElement])
            {
                var data = one.TryGetProperty("data", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
                if (data.ValueKind == JsonValueKind.Object)
                {
                    parts.Add((data.GetRawText(), true));
                    isFilled |= answer.Status == 200 && data.EnumerateObject().Any(p => p.Name != "__typename" && p.Value.ValueKind != JsonValueKind.Null);
                    if (GreatAmount(attacker, data) is { } amount)
                    {
                        return $"the amount {amount.ToString(CultureInfo.InvariantCulture)} is others'";
                    }

                    if (Untold(attacker, data) is { } field)
                    {
                        return $"{field} is not for a {attacker.Name}";
                    }
                }

                parts.AddRange(one.EnumerateObject().Where(p => p.Name != "data").Select(p => (p.Value.GetRawText(), false)));
            }
        }
        else
        {
            parts.Add((text, true));
        }

        if (isFilled)
        {
            Interlocked.Increment(ref withData);
        }

        // A file's name is made of what is in the file, which is packed.
        parts.AddRange(answer.Headers.Select(h => (h.Value, h.Key.Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase))));
        return parts.Select(p => MarkOfOthers(attacker, request, p.Text, mayEcho: isChange || !p.IsData)).FirstOrDefault(w => w is not null);
    }

    private string? MarkOfOthers(Attacker attacker, RawRequest request, string text, bool mayEcho)
    {
        foreach (var found in Marks().EnumerateMatches(text))
        {
            if (!book.Marks.TryGetValue(text.Substring(found.Index, found.Length), out var mark))
            {
                continue;
            }

            if (attacker.MaySee(mark))
            {
                Interlocked.Increment(ref ownMarks);
            }
            else if (!mayEcho || !IsIn(request, mark.Text))
            {
                return $"{mark.Text} of {mark.Table.Name} is of accounts that {attacker.Name} does not see";
            }
        }

        return null;
    }

    // A chunk may begin within the text.
    private static bool IsIn(RawRequest request, string text)
    {
        var sent = Uri.UnescapeDataString(request.ToString());
        return sent.Contains(text, StringComparison.OrdinalIgnoreCase) || ChunkHeads().Replace(sent, "").Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    // A field with arguments bears its name and a number.
    private static string? Untold(Attacker attacker, JsonElement json, string on = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Select(p =>
            p.Value.ValueKind == JsonValueKind.Null ? null : attacker.IsUntold(on, p.Name.Split('_')[0]) ? p.Name : Untold(attacker, p.Value, p.Name)).FirstOrDefault(f => f is not null),
        JsonValueKind.Array => json.EnumerateArray().Select(e => Untold(attacker, e, on)).FirstOrDefault(f => f is not null),
        _ => null,
    };

    // Others' amounts are multiples of the prime, and any sum with one of them is greater than all that the manager sees. The sales tool sees some of them.
    private decimal? GreatAmount(Attacker attacker, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Select(p => p.Name is "amount" ? Others(attacker, p.Value) : GreatAmount(attacker, p.Value)).FirstOrDefault(a => a is not null),
        JsonValueKind.Array => json.EnumerateArray().Select(e => GreatAmount(attacker, e)).FirstOrDefault(a => a is not null),
        _ => null,
    };

    private decimal? Others(Attacker attacker, JsonElement amount)
    {
        if (amount.ValueKind == JsonValueKind.Object)
        {
            return GreatAmount(attacker, amount);
        }

        var text = amount.ValueKind == JsonValueKind.String ? amount.GetString() : amount.ValueKind == JsonValueKind.Number ? amount.GetRawText() : null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) is var size
            && (size > 10 * book.Great || (size >= MarkedBook.Prime && size * 10_000 % MarkedBook.Prime == 0))
            && !book.Amounts[value].Any(attacker.MaySee) ? value : null;
    }

    [GeneratedRegex("\r\n[0-9a-f]+(;[^\r\n]*)?\r\n", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ChunkHeads();

    [GeneratedRegex("MARK7Q[0-9]{6}Z", RegexOptions.IgnoreCase)]
    private static partial Regex Marks();
}
