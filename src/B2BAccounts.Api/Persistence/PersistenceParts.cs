using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Persistence;

/// <summary>Registers the book: settings, contexts, transactions, keys, clock.</summary>
public static class PersistenceParts
{
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

        services.AddSingleton(s => BookDatabases.Of(s.GetRequiredService<IOptions<DatabaseOptions>>().Value, s));
        services.AddSingleton<IDbContextFactory<AccountsDb>>(s => s.GetRequiredService<BookDatabase>());
        services.AddSingleton<AnswersDbFactory>();
        services.AddSingleton<WholeBookBeside>();

        services.AddSingleton<WriteGate>();
        services.AddSingleton<KeyStock>();
        services.AddSingleton<BookTransactions>();
        services.AddSingleton(seeds);
        services.AddSingleton<BookOpening>();
        return services;
    }
}
