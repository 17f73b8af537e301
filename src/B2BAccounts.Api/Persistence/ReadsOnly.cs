using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// Lets a context of answers send nothing that changes rows. SQLite opens the file to read only and PostgreSQL the transaction; this holds
/// for SQL Server too, and where a context reads without a state of its own.
/// </summary>
internal sealed class ReadsOnly : DbCommandInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Refuse(eventData, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Refuse(eventData, result));

    private static InterceptionResult<int> Refuse(CommandEventData asked, InterceptionResult<int> result) => asked.Context is AnswersDb
        ? throw AnswersDb.Refused()
        : result;
}
