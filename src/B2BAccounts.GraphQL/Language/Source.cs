namespace B2BAccounts.GraphQL.Language;

/// <summary>A GraphQL text and the name it is known by in messages (a file, "operation").</summary>
public sealed class Source(string body, string name = "GraphQL request")
{
    private int[]? lineStarts;

    public string Body { get; } = body;

    public string Name { get; } = name;

    /// <summary>Line and column, both from 1, of a UTF-16 offset. Lines end with LF, CR or CRLF (section 2.1.2).</summary>
    public SourceLocation LocationOf(int offset)
    {
        var starts = lineStarts ??= FindLineStarts(Body);
        var index = Array.BinarySearch(starts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new SourceLocation(line + 1, offset - starts[line] + 1);
    }

    private static int[] FindLineStarts(string body)
    {
        List<int> starts = [0];
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\n' || (body[i] == '\r' && (i + 1 == body.Length || body[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
