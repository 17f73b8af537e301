using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.Api.Persistence;

/// <summary>Begins the transaction of a <see cref="ServerReading"/> when EF opens its connection, and keeps the connection open until it is disposed.</summary>
internal sealed class ServerReadingStart : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => ServerReading.Of(connection)?.Begin();

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (ServerReading.Of(connection) is { } reading)
        {
            await reading.BeginAsync(cancellationToken);
        }
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ServerReading.Of(connection) is null ? result : InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ServerReading.Of(connection) is null ? result : InterceptionResult.Suppress());
}
