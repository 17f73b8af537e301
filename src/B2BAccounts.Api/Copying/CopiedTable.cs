using System.Globalization;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Copying;

/// <summary>A table of the book, read in the order of its primary key and written as it is.</summary>
internal abstract class CopiedTable
{
    // By name, alike on all databases.
    private readonly StoredColumn[] _columns;
    private readonly StoredColumn[] _keys;
    private readonly StoredColumn? _parent;

    protected CopiedTable(IEntityType entity)
    {
        var table = StoredTable.Of(entity);
        Name = table.Name;
        _columns = [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal)];
        _keys = [.. entity.FindPrimaryKey()!.Properties.Select(Key)];
        _parent = entity.GetForeignKeys().SingleOrDefault(k => k.PrincipalEntityType == entity) is { } own ? Key(own.Properties.Single()) : null;
    }

    public string Name { get; }

    /// <summary>Columns of the primary key.</summary>
    public int KeyParts => _keys.Length;

    /// <summary>Rows refer to rows of the same table.</summary>
    public bool HasParents => _parent is not null;

    /// <summary>All tables, each after those that its rows refer to.</summary>
    public static IReadOnlyList<CopiedTable> ParentsFirst(AccountsDb db)
    {
        var (ordered, left) = (new List<CopiedTable>(), db.Model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal).ToList());
        while (left.Count > 0)
        {
            var next = left.Find(e => e.GetForeignKeys().All(k => k.PrincipalEntityType == e || !left.Contains(k.PrincipalEntityType)))
                ?? throw new InvalidOperationException($"Of the tables {string.Join(", ", left.Select(e => e.GetTableName()))} each refers to another.");
            ordered.Add((CopiedTable)Activator.CreateInstance(typeof(CopiedTable<>).MakeGenericType(next.ClrType), next)!);
            left.Remove(next);
        }

        return ordered;
    }

    /// <summary>What rows of two databases are compared by.</summary>
    public CanonicalRow Canonical() => new(_columns.Select(c => c.Property));

    public abstract Task<long> CountAsync(AccountsDb db, CancellationToken cancel);

    /// <summary>The next rows in the order of their keys.</summary>
    /// <param name="db">Reads them.</param>
    /// <param name="which">Which of them.</param>
    /// <param name="after">The key, as the database has it, of the row before them; empty to begin.</param>
    /// <param name="most">How many at most; when it is fewer, there are no more.</param>
    /// <param name="cancel">Ends the reading.</param>
    public abstract Task<IReadOnlyList<object>> ReadAsync(AccountsDb db, CopiedRows which, IReadOnlyList<object> after, int most, CancellationToken cancel);

    public abstract Task InsertAsync(BookDatabase database, AccountsDb db, IReadOnlyList<object> rows, CancellationToken cancel);

    /// <summary>Has rows that are there refer to the rows of the same table that these refer to.</summary>
    public Task SetParentsAsync(AccountsDb db, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        var listed = new ListedRows(("Key", Listed.Key), ("Parent", Listed.Key));
        var update = $"""UPDATE "{Name}" SET "{_parent!.Name}" = k."Parent" FROM {listed.Source(db, "{0}")} WHERE "{Name}"."{_keys.Single().Name}" = k."Key" """;
        return db.Database.ExecuteSqlRawAsync(update, [listed.Json(db, rows.Select(r => new[] { _keys.Single().Of(r), _parent.Of(r) }))], cancel);
    }

    /// <summary>A row's key as the database has it.</summary>
    public IReadOnlyList<object> KeyOf(object row) => [.. _keys.Select(k => k.Of(row)!)];

    /// <summary>A key that has been written as text.</summary>
    public IReadOnlyList<object> ReadKey(IReadOnlyList<string> parts) =>
        [.. _keys.Zip(parts, (key, part) => key.Type == typeof(long) ? (object)long.Parse(part, CultureInfo.InvariantCulture)
            : key.Type == typeof(DateOnly) ? DateOnly.Parse(part, CultureInfo.InvariantCulture) : part)];

    /// <summary>
    /// Reads rows of which the first <paramref name="level"/> - 1 parts of the key are the same as of the row before, and the next is greater:
    /// one range of the primary key. SQL Server cannot compare keys as a whole, and SQLite uses no index for an OR.
    /// </summary>
    protected string Sql(DatabaseKind kind, CopiedRows which, int level)
    {
        var columns = _columns.Select(c =>
            which == CopiedRows.WithoutParent && c.Name == _parent?.Name ? $"CAST(NULL AS bigint) AS \"{c.Name}\"" : $"\"{c.Name}\"");
        var conditions = _keys.Take(level).Select((key, i) => $"\"{key.Name}\" {(i == level - 1 ? ">" : "=")} {{{i}}}").ToList();
        if (which == CopiedRows.WithParent)
        {
            conditions.Add($"\"{_parent!.Name}\" IS NOT NULL");
        }

        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        var first = kind == DatabaseKind.SqlServer ? $"OFFSET 0 ROWS FETCH NEXT {{{level}}} ROWS ONLY" : $"LIMIT {{{level}}}";
        return $"SELECT {string.Join(", ", columns)} FROM \"{Name}\"{where} ORDER BY {string.Join(", ", _keys.Select(k => $"\"{k.Name}\""))} {first}";
    }

    private StoredColumn Key(IProperty property) => _columns.Single(c => c.Property == property) is var column && (column.Type == typeof(long) || column.Type == typeof(DateOnly) || column.Type == typeof(string))
        ? column
        : throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} is neither a number nor a day nor text, by which rows are not copied in order.");
}
