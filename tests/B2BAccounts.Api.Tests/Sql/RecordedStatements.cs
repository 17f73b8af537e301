using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.Api.Tests.Sql;

/// <summary>
/// Writes down each statement that EF would send, and sends none: what only names an account is answered with one, everything else with
/// no row.
/// </summary>
internal sealed class RecordedStatements : DbCommandInterceptor, IDbConnectionInterceptor
{
    private static readonly string[] Naming = ["Id", "Number"];

    public List<string> Texts { get; } = [];

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command, eventData));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult<DbDataReader>.SuppressWithResult(Answer(command, eventData)));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(command);
        return new(InterceptionResult<int>.SuppressWithResult(1));
    }

    private void Write(DbCommand command)
    {
        // Parameters by name and type; their values are the test's.
        var parameters = command.Parameters.Cast<DbParameter>().Select(p => $"-- {p.ParameterName} {p.DbType}{(p.Size > 0 ? $"({p.Size.ToString(CultureInfo.InvariantCulture)})" : "")}");
        Texts.Add(string.Join('\n', [.. parameters, command.CommandText.ReplaceLineEndings("\n").TrimEnd()]));
    }

    private DataTableReader Answer(DbCommand command, CommandEventData asked)
    {
        Write(command);
        var text = command.CommandText;
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        if (text.StartsWith("SELECT COUNT", StringComparison.Ordinal))
        {
            table.Columns.Add("c", typeof(int));
            table.Rows.Add(0);
        }
        else if (text.StartsWith("SELECT CASE", StringComparison.Ordinal))
        {
            table.Columns.Add("c", typeof(bool));
            table.Rows.Add(false);
        }
        else if (text.Contains("OUTPUT deleted", StringComparison.Ordinal))
        {
            table.Columns.Add("Value", typeof(long));
            table.Rows.Add(1L);
        }
        else if (text.StartsWith("SELECT d.*", StringComparison.Ordinal))
        {
            foreach (var name in asked.Context!.Model.GetEntityTypes().SelectMany(e => e.GetFlattenedProperties()).Select(p => p.GetColumnName()).Distinct())
            {
                table.Columns.Add(name);
            }
        }
        else if (Named(text) is { } columns)
        {
            columns.ForEach(c => table.Columns.Add(c, c == "Id" ? typeof(long) : typeof(string)));
            table.Rows.Add([.. columns.Select(c => c == "Id" ? (object)1L : "C-1")]);
        }

        return table.CreateDataReader();
    }

    /// <summary>The columns, when they are an account's name and no more.</summary>
    private static List<string>? Named(string text)
    {
        var start = text.IndexOf("[a].", StringComparison.Ordinal);
        var end = text.IndexOf("\nFROM [Accounts] AS [a]", StringComparison.Ordinal);
        return start >= 0 && end > start && text.Contains("[a].[Number] = ", StringComparison.Ordinal) && text[start..end].Split(", ").Select(c => c[4..].Trim('[', ']')).ToList() is var columns && columns.TrueForAll(Naming.Contains)
            ? columns
            : null;
    }
}
