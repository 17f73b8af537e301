namespace B2BAccounts.GraphQL.Language;

/// <summary>Reads and writes the text between triple quotes (section 2.9.4, BlockStringValue).</summary>
internal static class BlockStrings
{
    /// <summary>Removes the indent that all lines but the first share, and blank lines at both ends.</summary>
    public static string Dedent(IReadOnlyList<string> lines)
    {
        var indent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var leading = LeadingWhitespace(lines[i]);
            if (leading == lines[i].Length)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            if (i > 0)
            {
                indent = Math.Min(indent, leading);
            }
        }

        return first < 0
            ? ""
            : string.Join('\n', Enumerable.Range(first, last - first + 1)
                .Select(i => i == 0 ? lines[i] : lines[i][Math.Min(indent, lines[i].Length)..]));
    }

    /// <summary>The text in triple quotes, or null if no block string means exactly this text.</summary>
    public static string? Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Split('\n');
        var single = lines.Length == 1;
        var leadingNewLine = !single && lines.Skip(1).All(l => l.Length == 0 || IsWhitespace(l[0]));
        var endsInQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var trailingNewLine = (value.EndsWith('"') && !endsInQuotes) || value.EndsWith('\\');
        var spread = !single || value.Length > 70 || trailingNewLine || leadingNewLine || endsInQuotes;
        var sameLine = single && value.Length > 0 && IsWhitespace(value[0]);
        var content = ((spread && !sameLine) || leadingNewLine ? "\n" : "") + escaped + (spread ? "\n" : "");
        return !value.Contains('\r') && Dedent(content.Split('\n')) == escaped ? $"\"\"\"{content}\"\"\"" : null;
    }

    private static bool IsWhitespace(char c) => c is ' ' or '\t';

    private static int LeadingWhitespace(string line)
    {
        var i = 0;
        while (i < line.Length && IsWhitespace(line[i]))
        {
            i++;
        }

        return i;
    }
}
