using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Copying;

/// <summary>
/// A part of a copy: a table's rows are inserted; and where they refer to rows of the same table, that is written after all of them, since
/// a row may refer to one that comes later.
/// </summary>
internal sealed record CopyStep(CopiedTable Table, CopiedRows Rows)
{
    public string Name => Rows == CopiedRows.WithParent ? $"{Table.Name}, parents" : Table.Name;

    public static IReadOnlyList<CopyStep> Of(IEnumerable<CopiedTable> tables) => [.. tables.SelectMany(table => table.HasParents
        ? (CopyStep[])[new(table, CopiedRows.WithoutParent), new(table, CopiedRows.WithParent)]
        : [new(table, CopiedRows.All)])];

    public Task WriteAsync(BookDatabase database, AccountsDb db, IReadOnlyList<object> rows, CancellationToken cancel) => Rows == CopiedRows.WithParent
        ? Table.SetParentsAsync(db, rows, cancel)
        : Table.InsertAsync(database, db, rows, cancel);
}
