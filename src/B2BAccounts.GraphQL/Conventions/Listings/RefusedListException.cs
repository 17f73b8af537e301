namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>A list was asked for in a way that cannot be answered. The message and code go to the client.</summary>
public sealed class RefusedListException(string code, string message) : Exception(message)
{
    /// <summary>A filter operation was given a value that it has no meaning for.</summary>
    public const string InvalidFilter = "FILTER_INVALID";

    /// <summary>An order names no field, several in one entry, or one twice.</summary>
    public const string InvalidOrder = "ORDER_INVALID";

    /// <summary>Page arguments that contradict each other or go beyond a limit.</summary>
    public const string InvalidPage = "PAGE_INVALID";

    /// <summary>A cursor that this program did not make, or made for another order.</summary>
    public const string InvalidCursor = "CURSOR_INVALID";

    /// <summary>A global id that this program did not make, or made for another type.</summary>
    public const string InvalidId = "ID_INVALID";

    public string Code { get; } = code;
}
