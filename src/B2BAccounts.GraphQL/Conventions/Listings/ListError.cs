using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>The errors of clients who ask for lists in ways that cannot be answered.</summary>
public static class ListError
{
    /// <summary>A filter operation was given a value that it has no meaning for.</summary>
    public const string InvalidFilter = "FILTER_INVALID";

    /// <summary>An order whose entry names no field or several, or that names a field twice.</summary>
    public const string InvalidOrder = "ORDER_INVALID";

    /// <summary>Page arguments that contradict each other or go beyond a limit.</summary>
    public const string InvalidPage = "PAGE_INVALID";

    /// <summary>A cursor that this program did not make, or made for another list or order.</summary>
    public const string InvalidCursor = "CURSOR_INVALID";

    /// <summary>A global id that this program did not make, or made for another type.</summary>
    public const string InvalidId = "ID_INVALID";

    /// <summary>Aggregates or groups that cannot be asked for so, or too many of them.</summary>
    public const string InvalidAggregate = "AGGREGATE_INVALID";

    /// <summary>Amounts of several currencies, or other units, would be added up or compared.</summary>
    public const string MixedAggregate = "AGGREGATE_MIXED";

    /// <summary>A sum is beyond what the store or its type can hold.</summary>
    public const string AggregateOverflow = "AGGREGATE_OVERFLOW";

    internal static GraphQLException Filter(string message) => new(message, InvalidFilter);

    internal static GraphQLException Order(string message) => new(message, InvalidOrder);

    internal static GraphQLException Page(string message) => new(message, InvalidPage);

    internal static GraphQLException Cursor(string message) => new(message, InvalidCursor);

    internal static GraphQLException Aggregate(string message) => new(message, InvalidAggregate);

    internal static GraphQLException Mixed(string message) => new(message, MixedAggregate);

    internal static GraphQLException Overflow(string message) => new(message, AggregateOverflow);

    internal static GraphQLException Id(string message) => new(message, InvalidId);
}
