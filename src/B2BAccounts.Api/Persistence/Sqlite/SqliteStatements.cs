using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.Api.Persistence.Sqlite;

/// <summary>
/// Keeps the statements of connections that stay open compiled: for SQLite, which runs in this process, that takes longer than running most of
/// them. EF makes a command for each question; here it is given the one that has asked the same before.
/// </summary>
internal sealed class SqliteStatements : DbCommandInterceptor
{
    private static readonly ConditionalWeakTable<SqliteConnection, Kept> Connections = [];

    /// <summary>From now on the connection's statements are kept, until it is closed.</summary>
    public static void KeepFor(SqliteConnection connection) => Connections.Add(connection, new Kept());

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result is SqliteCommand { Connection: { } connection } asked && Connections.TryGetValue(connection, out var kept) ? kept.For(asked) : result;

    private sealed class Kept
    {
        // Clients word their questions as they like.
        private const int Most = 250;

        private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

        public SqliteCommand For(SqliteCommand asked)
        {
            if (_statements.TryGetValue(asked.CommandText, out var statement))
            {
                // Asked again while its first answer is still read, it is a statement of its own.
                return statement.IsRead ? asked : statement.TakeOver(asked);
            }

            if (_statements.Count == Most)
            {
                foreach (var one in _statements.Values)
                {
                    one.Forget();
                }

                _statements.Clear();
            }

            _statements.Add(asked.CommandText, statement = new Statement(asked.CommandText, asked.Connection!));
            return statement.TakeOver(asked);
        }
    }

    private sealed class Statement(string text, SqliteConnection connection) : SqliteCommand(text, connection)
    {
        private bool _forgotten;

        public bool IsRead => DataReader is not null;

        public Statement TakeOver(SqliteCommand asked)
        {
            Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters)
            {
                Parameters.Add(parameter);
            }

            CommandTimeout = asked.CommandTimeout;
            asked.Dispose();
            return this;
        }

        /// <summary>Its next disposal is its last.</summary>
        public void Forget()
        {
            _forgotten = true;
            if (!IsRead)
            {
                Dispose();
            }
        }

        // Whoever has asked disposes of it; the connection's closing ends what it keeps.
        protected override void Dispose(bool disposing)
        {
            if (_forgotten)
            {
                base.Dispose(disposing);
            }
        }
    }
}
