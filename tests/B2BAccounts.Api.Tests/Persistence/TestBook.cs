using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>A book in a file of its own, opened as the program opens it; several on one file stand for several processes.</summary>
public sealed class TestBook : IAsyncDisposable
{
    private readonly bool _owns;
    private readonly ServiceProvider _services;

    private TestBook(string folder, bool owns, DateTimeOffset now, Action<IServiceCollection>? more, Dictionary<string, string?> settings)
    {
        (Folder, _owns) = (folder, owns);
        Time = new SetTime(now);
        settings.TryAdd("Database:ConnectionString", $"Data Source={Path.Combine(folder, "book.db")}");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<IHostEnvironment>(new Environment(folder));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSlices();
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public string Folder { get; }

    public SetTime Time { get; }

    public IServiceProvider Services => _services;

    public BookTransactions Transactions => Get<BookTransactions>();

    public static async Task<TestBook> OpenAsync(
        string? folder = null, DateTimeOffset? now = null, Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        var book = new TestBook(
            folder ?? Directory.CreateTempSubdirectory("b2b-book-").FullName, folder is null, now ?? new DateTimeOffset(2026, 3, 31, 9, 0, 0, TimeSpan.Zero),
            more, settings.ToDictionary(s => s.Key, s => (string?)s.Value));
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

    /// <summary>The same file as another process would open it.</summary>
    public Task<TestBook> AgainAsync(params (string Key, string Value)[] settings) => OpenAsync(Folder, Time.GetUtcNow(), null, settings);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public AccountsDb Db() => Get<IDbContextFactory<AccountsDb>>().CreateDbContext();

    public AnswersDb Answers(Scope? scope = null) => Get<AnswersDbFactory>().Create(scope ?? Scope.Everything);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owns)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
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
