using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>Texts that clients choose, of a length that every trace and log takes: a document may hold one name of a hundred thousand letters.</summary>
internal static class ShortText
{
    private const int Most = 200;

    public static string Shortened(this string text) => text.Length <= Most ? text : text[..(Most - 1)] + "…";

    /// <summary>Keys from the root to a field, joined by dots; of a long path the end.</summary>
    public static string PathOf(PlannedField field)
    {
        var key = field.Key.Shortened();
        var path = field.Parent is { } parent ? $"{PathOf(parent)}.{key}" : key;
        return path.Length <= Most ? path : "…" + path[^(Most - 1)..];
    }

    /// <summary>1 for the fields of a root.</summary>
    public static int DepthOf(PlannedField field) => field.Parent is { } parent ? DepthOf(parent) + 1 : 1;
}
