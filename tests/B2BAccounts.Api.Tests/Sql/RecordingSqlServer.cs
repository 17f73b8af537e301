using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.Api.Tests.Sql;

/// <summary>A SQL Server that is not there: what would be sent to it is written down.</summary>
internal sealed class RecordingSqlServer : BookDatabase, IDisposable
{
    private readonly SqlServerDatabase real;
    private readonly DbContextOptions<SqlServerAccountsDb> options;

    public RecordingSqlServer(DatabaseOptions settings, IServiceProvider services)
    {
        real = new SqlServerDatabase(settings, services);
        var builder = new DbContextOptionsBuilder<SqlServerAccountsDb>();
        real.Use(builder);
        builder.AddInterceptors(Statements);
        options = builder.Options;
    }

    public RecordedStatements Statements { get; } = new();

    public override string Provider => real.Provider;

    public override string Location => real.Location;

    internal override string Remedy => real.Remedy;

    internal override int Writers => real.Writers;

    internal override bool KeysSurviveUndoing => real.KeysSurviveUndoing;

    public override AccountsDb CreateDbContext() => new SqlServerAccountsDb(options);

    public void Dispose() => real.Dispose();

    internal override AccountsDb CreateUnpooled() => CreateDbContext();

    internal override void UseForAnswers(DbContextOptionsBuilder answers)
    {
        real.UseForAnswers(answers);
        answers.AddInterceptors(Statements);
    }

    internal override Task CheckAsync(AccountsDb db, ILogger log, CancellationToken cancel) => Task.CompletedTask;

    internal override Task<BookWriting?> BeginAsync(AccountsDb db, BookLock what, TimeSpan patience, CancellationToken cancel) => throw new NotSupportedException();

    internal override BookReading Read() => new Nothing();

    internal override Task<IAsyncDisposable?> TryHoldAsync(CancellationToken cancel) => throw new NotSupportedException();

    internal override Task<KeyRange> TakeKeysAsync(AccountsDb db, string table, long count, CancellationToken cancel) => throw new NotSupportedException();

    internal override Task InsertAsync<TEntity>(AccountsDb db, IReadOnlyCollection<TEntity> rows, CancellationToken cancel) => throw new NotSupportedException();

    private sealed class Nothing : BookReading
    {
        public override void Join(Book book)
        {
        }

        public override ValueTask DisposeAsync() => default;
    }
}
