using System.Text;

namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>A text with placeholders such as {account}. Values are put in once: one that looks like a placeholder stays as it is.</summary>
public sealed class DunningTemplate
{
    private readonly List<(string Text, bool IsName)> parts = [];

    private DunningTemplate(string text) => Text = text;

    public string Text { get; }

    public IEnumerable<string> Names => parts.Where(p => p.IsName).Select(p => p.Text);

    internal static DunningTemplate Parse(PolicyField field, int longest, IReadOnlyCollection<string> known, params IEnumerable<string> needed)
    {
        var template = new DunningTemplate(field.Text(longest));
        var rest = template.Text.AsSpan();
        while (rest.IndexOfAny('{', '}') is >= 0 and var at)
        {
            var end = rest[at..].IndexOf('}');
            if (rest[at] == '}' || end < 0)
            {
                throw field.Wrong($"has a '{rest[at]}' without its other half; braces stand around placeholders only");
            }

            var name = rest[(at + 1)..(at + end)].ToString();
            if (!known.Contains(name))
            {
                throw field.Wrong($"has the placeholder {{{name}}}, which is not known here; known are {string.Join(", ", known.Select(k => $"{{{k}}}"))}");
            }

            template.parts.Add((rest[..at].ToString(), false));
            template.parts.Add((name, true));
            rest = rest[(at + end + 1)..];
        }

        template.parts.Add((rest.ToString(), false));
        return needed.FirstOrDefault(n => !template.Names.Contains(n)) is { } missing ? throw field.Wrong($"must have the placeholder {{{missing}}}") : template;
    }

    /// <summary>The text with a value for each placeholder.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var text = new StringBuilder();
        foreach (var (part, isName) in parts)
        {
            text.Append(isName ? values[part] : part);
        }

        return text.ToString();
    }
}
