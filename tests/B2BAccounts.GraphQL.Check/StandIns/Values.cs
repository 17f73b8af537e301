using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Check.StandIns;

/// <summary>The stand-in for each type, as the project's README tells it.</summary>
internal static class Values
{
    public static bool IsBroken(string text) => StandInObject.Hash(text + "!") % 23 == 3;

    public static bool IsNull(uint hash, bool nonNull) => hash % (nonNull ? 31u : 9u) == 1;

    /// <summary>How values of a field's type are made.</summary>
    public static Shape Of(Schema schema, GraphType type)
    {
        var nonNull = type.IsNonNull;
        return type.Nullable switch
        {
            ListType list => Of(schema, list.OfType).List(nonNull),
            ScalarType { Name: "Int" } => Value(nonNull, h => (int)(h % 1000)),
            ScalarType { Name: "Float" } => Value(nonNull, h => (h % 1000) / 4.0),
            ScalarType { Name: "Boolean" } => Value(nonNull, h => h % 2 == 0),
            ScalarType { Name: "ID" } => Reference(nonNull, (h, _) => $"{h % 100}"),
            ScalarType { Name: "String" } => Reference(nonNull, (h, arguments) => arguments ?? $"s{h % 100}"),
            ScalarType => Reference(nonNull, (h, _) => Custom(h)),
            EnumType e => Reference(nonNull, (h, _) => e.Values[(int)(h % (uint)e.Values.Count)].Name),
            var composite => Object(nonNull, [.. schema.PossibleTypes((NamedType)composite).Select(t => t.Name).Order(StringComparer.Ordinal)]),
        };
    }

    // C# cannot hold a null where these are non-null, so none is made.
    private static Shape Value<T>(bool nonNull, Func<uint, T> make)
        where T : struct => nonNull
            ? new Shape<T>(origin => make(StandInObject.Hash(origin.Text)))
            : new Shape<T?>(origin => StandInObject.Hash(origin.Text) is var hash && IsNull(hash, nonNull: false) ? null : make(hash));

    private static Shape<T?> Reference<T>(bool nonNull, Func<uint, string?, T> make)
        where T : class => new(origin => StandInObject.Hash(origin.Text) is var hash && IsNull(hash, nonNull) ? null : make(hash, origin.Arguments));

    private static Shape<StandInObject?> Object(bool nonNull, string[] possible) => new(origin =>
        StandInObject.Hash(origin.Text) is var hash && (IsNull(hash, nonNull) || possible.Length == 0)
            ? null
            : new StandInObject(possible[hash % (uint)possible.Length], hash));

    private static object Custom(uint hash) => (hash % 4) switch
    {
        0 => $"s{hash % 100}",
        1 => (int)(hash % 1000),
        2 => hash % 8 == 2,
        _ => new { n = (int)(hash % 1000) },
    };
}
