namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>The operations of each kind of leaf, as clients see them.</summary>
internal static class OperationTable
{
    private static readonly (string Name, string Type, string Description)[] Equal =
    [
        ("eq", "{leaf}", "Equal to this; null finds what has no value."),
        ("neq", "{leaf}", "Anything but this, no value included; null finds what has a value."),
    ];

    private static readonly (string Name, string Type, string Description)[] Among =
    [
        ("in", "[{leaf}]", "One of these; null among them finds what has no value, an empty list finds nothing."),
        ("nin", "[{leaf}]", "None of these; what has no value is found unless null is among them."),
    ];

    private static readonly (string Name, string Type, string Description)[] Compared =
    [
        ("gt", "{leaf}", "Greater than this."),
        ("ngt", "{leaf}", "Not greater than this, or no value."),
        ("gte", "{leaf}", "Greater than or equal to this."),
        ("ngte", "{leaf}", "Not greater than or equal to this, or no value."),
        ("lt", "{leaf}", "Less than this."),
        ("nlt", "{leaf}", "Not less than this, or no value."),
        ("lte", "{leaf}", "Less than or equal to this."),
        ("nlte", "{leaf}", "Not less than or equal to this, or no value."),
    ];

    private static readonly (string Name, string Type, string Description)[] Searched =
    [
        ("contains", "{leaf}", "Has this somewhere within."),
        ("ncontains", "{leaf}", "Does not have this within, or no value."),
        ("startsWith", "{leaf}", "Begins with this."),
        ("nstartsWith", "{leaf}", "Does not begin with this, or no value."),
        ("endsWith", "{leaf}", "Ends with this."),
        ("nendsWith", "{leaf}", "Does not end with this, or no value."),
    ];

    /// <summary>What an operation adds to the cost of the list that it filters; null for groups of them, which have operations of their own.</summary>
    public static int? Weight(string operation) => operation switch
    {
        "and" or "or" => null,
        _ when Searched.Any(s => s.Name == operation) => ConditionWeights.Search,
        _ => ConditionWeights.Condition,
    };

    public static IReadOnlyList<(string Name, string Type, string Description)> Of(LeafKind kind, string input) => kind switch
    {
        LeafKind.Boolean => Equal,
        LeafKind.Equality => [.. Equal, .. Among],
        LeafKind.Comparable => [.. Equal, .. Among, .. Compared],
        _ =>
        [
            ("and", $"[{input}!]", "All of these must hold; an empty list always does."),
            ("or", $"[{input}!]", "At least one of these must hold; an empty list never does."),
            .. Equal, .. Among, .. Searched,
        ],
    };
}
