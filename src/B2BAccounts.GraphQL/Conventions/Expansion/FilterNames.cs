using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>The names that filters and sorts have for clients: HotChocolate's.</summary>
internal static class FilterNames
{
    public static string Filter(string type) => type + "FilterInput";

    public static string Sort(string type) => type + "SortInput";

    public static string Operations(string leaf) => Word(leaf) + "OperationFilterInput";

    public static string ListOfObjects(string type) => "ListFilterInputTypeOf" + Filter(type);

    public static string ListOfLeaves(string leaf) => $"List{Operations(leaf)}";

    public static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Whether an input holds the operations on one value (and is no filter that looks into an object).</summary>
    public static bool IsOperations(InputObjectType type) =>
        type.Name.EndsWith("OperationFilterInput", StringComparison.Ordinal) && type.Field("eq") is not null;

    // ID and UUID become Id and Uuid.
    private static string Word(string leaf) =>
        leaf.All(char.IsAsciiLetterUpper) ? leaf[0] + leaf[1..].ToLowerInvariant() : Capital(leaf);
}
