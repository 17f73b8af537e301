using System.Security.Claims;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>A book in a database of its own, opened as the program opens it; several on one database stand for several processes.</summary>
public sealed class TestBook : IAsyncDisposable
{
    private readonly bool _owns;
    private readonly ServiceProvider _services;

    private TestBook(TestDatabase database, bool owns, DateTimeOffset now, Action<IServiceCollection>? more, IEnumerable<(string Key, string Value)> settings)
    {
        (Database, _owns) = (database, owns);
        Time = new SetTime(now);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(database.Settings.ToDictionary(s => s.Key, s => (string?)s.Value))
            .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
        services.AddSingleton<IHostEnvironment>(new Environment(database.Folder));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSlices();
        // What is asked of the book without a request is asked for the whole of it.
        services.AddScoped(_ => Scope.Everything);
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public TestDatabase Database { get; }

    public string Folder => Database.Folder;

    public SetTime Time { get; }

    public IServiceProvider Services => _services;

    public BookTransactions Transactions => Get<BookTransactions>();

    public static async Task<TestBook> OpenAsync(
        TestDatabase? database = null, DateTimeOffset? now = null, Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        var book = new TestBook(
            database ?? await TestDatabase.MakeAsync(), database is null, now ?? new DateTimeOffset(2026, 3, 31, 9, 0, 0, TimeSpan.Zero), more, settings);
        try
        {
            await book.Get<BookOpening>().RunAsync(TestContext.Current.CancellationToken);
            return book;
        }
        catch
        {
            await book.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the tables and nothing else.</summary>
    public static async Task MigrateAsync(TestDatabase database)
    {
        await using var book = new TestBook(database, owns: false, DateTimeOffset.UnixEpoch, null, []);
        await using var db = book.Db();
        await db.Database.MigrateAsync();
    }

    /// <summary>The same database as another process would open it.</summary>
    public Task<TestBook> AgainAsync(params (string Key, string Value)[] settings) => OpenAsync(Database, Time.GetUtcNow(), null, settings);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What follows in the same flow is asked by the caller.</summary>
    public void As(Caller caller) => Get<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = new ClaimsPrincipal(new CallerIdentity(caller)) };

    public AccountsDb Db() => Get<IDbContextFactory<AccountsDb>>().CreateDbContext();

    public AnswersDb Answers(Scope? scope = null) => Get<AnswersDbFactory>().Create(scope ?? Scope.Everything);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owns)
        {
            await Database.DisposeAsync();
        }
    }

    private sealed class Environment(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "B2BAccounts.Api";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
