namespace B2BAccounts.GraphQL.Types;

/// <summary>Finds the known names that a mistyped one may mean, as graphql-js does.</summary>
internal static class Suggestions
{
    private const int Most = 5;

    /// <summary>" Did you mean …?" with up to five near names, nearest first; empty when none is near.</summary>
    public static string For(string given, IEnumerable<string> known) => DidYouMean(Near(given, known));

    /// <summary>Known names within an edit distance of four tenths of the name's length and one more, nearest first.</summary>
    public static IReadOnlyList<string> Near(string given, IEnumerable<string> known)
    {
        var threshold = (given.Length * 4 / 10) + 1;
        var lower = given.ToLowerInvariant();
        return
        [
            .. known.Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: Distance(given, lower, name, threshold)))
                .Where(candidate => candidate.Distance <= threshold)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Name, Comparer<string>.Create(NaturalCompare))
                .Select(candidate => candidate.Name),
        ];
    }

    /// <param name="what">Stands before the names, such as "the enum value".</param>
    internal static string DidYouMean(IReadOnlyList<string> names, string? what = null)
    {
        var quoted = names.Take(Most).Select(name => $"\"{name}\"").ToList();
        var list = quoted.Count switch
        {
            0 => null,
            1 => quoted[0],
            2 => $"{quoted[0]} or {quoted[1]}",
            _ => $"{string.Join(", ", quoted.SkipLast(1))}, or {quoted[^1]}",
        };
        return list is null ? "" : what is null ? $" Did you mean {list}?" : $" Did you mean {what} {list}?";
    }

    /// <summary>Digits compare as numbers, so that A2 comes before A10.</summary>
    internal static int NaturalCompare(string? a, string? b)
    {
        var (i, j) = (0, 0);
        while (i < a!.Length && j < b!.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var order = TakeNumber(a, ref i).CompareTo(TakeNumber(b, ref j));
                if (order != 0)
                {
                    return order;
                }
            }
            else if (a[i] != b[j])
            {
                return a[i].CompareTo(b[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        return a.Length - b!.Length;
    }

    /// <summary>A leading zero is a number of its own.</summary>
    private static double TakeNumber(string text, ref int position)
    {
        var number = 0.0;
        do
        {
            number = (number * 10) + (text[position++] - '0');
        }
        while (position < text.Length && char.IsAsciiDigit(text[position]) && number > 0);
        return number;
    }

    /// <summary>Edits (insert, delete, replace, swap neighbours) between the names without regard to case, 1 if only case differs.</summary>
    private static int Distance(string given, string givenLower, string name, int threshold)
    {
        if (given == name)
        {
            return 0;
        }

        var lower = name.ToLowerInvariant();
        if (lower == givenLower)
        {
            return 1;
        }

        if (Math.Abs(lower.Length - givenLower.Length) > threshold)
        {
            return int.MaxValue;
        }

        var rows = new int[lower.Length + 1, givenLower.Length + 1];
        for (var i = 0; i <= lower.Length; i++)
        {
            for (var j = 0; j <= givenLower.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = lower[i - 1] == givenLower[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && lower[i - 1] == givenLower[j - 2] && lower[i - 2] == givenLower[j - 1])
                {
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = best;
            }
        }

        return rows[lower.Length, givenLower.Length];
    }
}
