using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>The values of an enum of the schema and the members of C# enums that stand for them: UPPER_SNAKE is PascalCase.</summary>
internal sealed class EnumNames(EnumType type)
{
    /// <summary>What keeps a C# enum from standing for this one; null when nothing does.</summary>
    public string? Problem(Type clr)
    {
        var members = Enum.GetNames(clr).Select(Key).ToHashSet(StringComparer.Ordinal);
        var missing = type.Values.Where(v => !members.Contains(Key(v.Name))).Select(v => v.Name).ToList();
        return missing.Count == 0
            ? null
            : $"C# enum {clr.Name} has no member for {string.Join(", ", missing)} of enum {type.Name}.";
    }

    public Dictionary<T, string> Names<T>()
        where T : struct, Enum
    {
        var names = new Dictionary<T, string>();
        foreach (var (member, name) in Pairs(typeof(T)))
        {
            names.TryAdd((T)member, name);
        }

        return names;
    }

    /// <summary>The C# member for the name of a value.</summary>
    public Dictionary<string, object> Members(Type clr) => Pairs(clr).ToDictionary(p => p.Name, p => p.Member, StringComparer.Ordinal);

    private IEnumerable<(object Member, string Name)> Pairs(Type clr)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var member in Enum.GetNames(clr))
        {
            members.TryAdd(Key(member), Enum.Parse(clr, member));
        }

        foreach (var value in type.Values)
        {
            if (members.TryGetValue(Key(value.Name), out var member))
            {
                yield return (member, value.Name);
            }
        }
    }

    private static string Key(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
