using B2BAccounts.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Persistence;

/// <summary>Registers the book: settings, contexts, transactions, keys, clock.</summary>
public static class PersistenceParts
{
    // One object for the whole process: EF builds its services and the model anew for each set of interceptors.
    private static readonly IInterceptor[] Interceptors = [new SqliteSession(), new MoneyInQueries()];

    public static IServiceCollection AddBook(this IServiceCollection services, BookSeeds seeds)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsCheck>();
        services.AddOptions<BusinessOptions>().BindConfiguration(BusinessOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BusinessOptions>, BusinessOptionsCheck>();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new BusinessClock(
            s.GetRequiredService<TimeProvider>(),
            TimeZoneInfo.FindSystemTimeZoneById(s.GetRequiredService<IOptions<BusinessOptions>>().Value.TimeZone)));

        services.AddSingleton(s => new SqliteFile(
            s.GetRequiredService<IOptions<DatabaseOptions>>().Value, s.GetRequiredService<IHostEnvironment>()));
        services.AddPooledDbContextFactory<SqliteAccountsDb>((s, options) => OnSqlite(options, s.GetRequiredService<SqliteFile>().ForWriting));
        services.AddSingleton<IDbContextFactory<AccountsDb>, AccountsDbFactory<SqliteAccountsDb>>();
        services.AddSingleton(s =>
        {
            var options = new DbContextOptionsBuilder<AnswersDb>().UseApplicationServiceProvider(s);
            OnSqlite(options, s.GetRequiredService<SqliteFile>().ForReading);
            return new AnswersDbFactory(options.Options);
        });
        services.AddSingleton<WholeBookBeside>();
        // Until callers are told apart, each of them sees everything.
        services.AddScoped(_ => Scope.Everything);

        services.AddSingleton<WriteGate>();
        services.AddSingleton<KeyStock>();
        services.AddSingleton<BookTransactions>();
        services.AddSingleton(seeds);
        services.AddSingleton<BookOpening>();
        return services;
    }

    private static void OnSqlite(DbContextOptionsBuilder options, string connection) => options
        // A list is one parameter, however long: as many as it has values would be too many.
        .UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(Interceptors);
}
