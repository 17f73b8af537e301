namespace B2BAccounts.GraphQL.Types;

/// <summary>Names that someone who mistyped may have meant.</summary>
public static class Suggestions
{
    /// <summary>" Did you mean …?" with up to five near names, nearest first; empty when none is near.</summary>
    public static string For(string given, IEnumerable<string> known)
    {
        var near = Near(given, known);
        return near.Count switch
        {
            0 => "",
            1 => $" Did you mean \"{near[0]}\"?",
            2 => $" Did you mean \"{near[0]}\" or \"{near[1]}\"?",
            _ => $" Did you mean {string.Join(", ", near.Take(near.Count - 1).Select(n => $"\"{n}\""))}, or \"{near[^1]}\"?",
        };
    }

    /// <summary>Known names whose edit distance (with swaps of neighbours, case counting as one) is at most four tenths of the length.</summary>
    public static IReadOnlyList<string> Near(string given, IEnumerable<string> known)
    {
        var threshold = (int)(given.Length * 0.4) + 1;
        return
        [
            .. known.Select(name => (name, distance: Distance(given, name)))
                .Where(x => x.distance <= threshold)
                .OrderBy(x => x.distance)
                .ThenBy(x => x.name, StringComparer.Ordinal)
                .Take(5)
                .Select(x => x.name),
        ];
    }

    private static int Distance(string a, string b)
    {
        if (a == b)
        {
            return 0;
        }

        var x = a.ToLowerInvariant();
        var y = b.ToLowerInvariant();
        if (x == y)
        {
            return 1;
        }

        var rows = new int[x.Length + 1, y.Length + 1];
        for (var i = 0; i <= x.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= y.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= x.Length; i++)
        {
            for (var j = 1; j <= y.Length; j++)
            {
                var cost = x[i - 1] == y[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                {
                    best = Math.Min(best, rows[i - 2, j - 2] + cost);
                }

                rows[i, j] = best;
            }
        }

        return rows[x.Length, y.Length];
    }
}
