using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Persistence;

/// <summary>What an index holds beside its key.</summary>
public static class IndexForms
{
    private const string Annotation = "Book:Covers";
    private const string EndsWith = "Book:EndsOnSqliteWith";

    /// <summary>
    /// Columns that an index carries along on SQL Server and PostgreSQL, so that sums are read from it alone. For rows that are only added:
    /// a column that changes would have to be changed in the index too.
    /// </summary>
    public static IndexBuilder<T> Covers<T>(this IndexBuilder<T> index, params Expression<Func<T, object?>>[] columns)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(index);
        index.Metadata.SetAnnotation(Annotation, columns.Select(c => ((MemberExpression)(c.Body is UnaryExpression boxed ? boxed.Operand : c.Body)).Member.Name).ToArray());
        return index;
    }

    /// <summary>
    /// A last column that the index has on SQLite, which carries none along: for sums over a whole table in the order of its index, where
    /// looking each row up takes longest. The others read the table through and add up in memory.
    /// </summary>
    public static IndexBuilder<T> EndsOnSqliteWith<T>(this IndexBuilder<T> index, string column)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(index);
        index.Metadata.SetAnnotation(EndsWith, column);
        return index;
    }

    /// <summary>Gives the columns to the database's own form.</summary>
    internal static void Apply(IMutableIndex index, DatabaseKind kind)
    {
        if (index.RemoveAnnotation(EndsWith)?.Value is string last && kind == DatabaseKind.Sqlite)
        {
            var (of, keys) = (index.DeclaringEntityType, index.Properties);
            of.RemoveIndex(index);
            of.AddIndex([.. keys, of.GetProperty(last)]);
            return;
        }

        if (index.RemoveAnnotation(Annotation)?.Value is not string[] columns)
        {
            return;
        }

        switch (kind)
        {
            case DatabaseKind.SqlServer:
                Microsoft.EntityFrameworkCore.SqlServerIndexExtensions.SetIncludeProperties(index, columns);
                break;
            case DatabaseKind.PostgreSql:
                Microsoft.EntityFrameworkCore.NpgsqlIndexExtensions.SetIncludeProperties(index, columns);
                break;
        }
    }
}
