using B2BAccounts.GraphQL.Conventions.Listings;

namespace B2BAccounts.GraphQL.Conventions.Paging;

/// <summary>Which stretch of an ordered list is asked for.</summary>
/// <param name="Forward">From the start (or behind <paramref name="After"/>) on; else from the end (or before <paramref name="Before"/>) back.</param>
/// <param name="Size">Entries at most.</param>
/// <param name="After">The keys of the entry behind which the stretch lies.</param>
/// <param name="Before">The keys of the entry before which the stretch lies.</param>
internal sealed record PageRequest(bool Forward, int Size, object?[]? After, object?[]? Before)
{
    public static PageRequest Read<T>(
        int? first, string? after, int? last, string? before, ConnectionShape shape, Ordering<T> ordering)
    {
        if (first is not null && last is not null)
        {
            throw ListError.Page("first and last cannot be given together: first takes a page from the start, last from the end.");
        }

        var size = Checked("first", first, shape) ?? Checked("last", last, shape) ?? shape.DefaultSize;
        var forward = first is not null || (last is null && (before is null || after is not null));
        return new PageRequest(
            forward,
            size,
            after is null ? null : Cursor.Decode("after", after, ordering),
            before is null ? null : Cursor.Decode("before", before, ordering));
    }

    private static int? Checked(string argument, int? given, ConnectionShape shape) => given switch
    {
        < 0 => throw ListError.Page($"{argument} is {given}; it must be 0 or more."),
        { } size when size > shape.MaxSize => throw ListError.Page($"{argument} is {size}; a page holds {shape.MaxSize} entries at most."),
        _ => given,
    };
}
