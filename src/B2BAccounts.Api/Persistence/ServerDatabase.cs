using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace B2BAccounts.Api.Persistence;

/// <summary>A book on a server: what SQL Server and PostgreSQL have in common.</summary>
public abstract class ServerDatabase<TDb> : BookDatabase, IDisposable
    where TDb : AccountsDb
{
    private readonly Action<DbContextOptionsBuilder> _use;
    private readonly Func<DbContextOptions<TDb>, TDb> _create;
    private readonly DbContextOptions<TDb> _options;
    private readonly PooledDbContextFactory<TDb> _contexts;

    private protected ServerDatabase(
        DatabaseOptions settings, IServiceProvider services, Action<DbContextOptionsBuilder> use, Func<DbContextOptions<TDb>, TDb> create)
    {
        (Settings, _use, _create) = (settings, use, create);
        var options = new DbContextOptionsBuilder<TDb>().UseApplicationServiceProvider(services);
        use(options);
        _options = options.Options;
        _contexts = new PooledDbContextFactory<TDb>(_options);
    }

    internal override string Remedy =>
        "See that the server runs and lets this machine in, and that Database:ConnectionString names its host, a database, and a user who may use it.";

    internal override int Writers => Settings.MaxWriters;

    internal override bool KeysSurviveUndoing => true;

    private protected DatabaseOptions Settings { get; }

    public override AccountsDb CreateDbContext() => _contexts.CreateDbContext();

    public void Dispose()
    {
        CloseUnused();
        GC.SuppressFinalize(this);
    }

    /// <summary>How a context is set up for the server.</summary>
    internal void Use(DbContextOptionsBuilder options) => _use(options);

    internal override AccountsDb CreateUnpooled() => _create(_options);

    internal override void UseForAnswers(DbContextOptionsBuilder options) => Use(options);

    internal override async Task<KeyRange> TakeKeysAsync(AccountsDb db, string table, long count, CancellationToken cancel)
    {
        // On a connection of its own: inside the change it would keep others from their keys until the change ends.
        await using var beside = CreateDbContext();
        return await KeyTable.TakeAsync(beside, table, count, cancel);
    }

    /// <summary>Holds a lock of a connection of its own, which the server gives back when the connection ends; null while another has it.</summary>
    private protected static async Task<IAsyncDisposable?> TryHoldAsync(DbConnection connection, string question, Func<object?, bool> isGranted, CancellationToken cancel)
    {
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = question;
            if (isGranted(await command.ExecuteScalarAsync(cancel)))
            {
                return connection;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }
}
