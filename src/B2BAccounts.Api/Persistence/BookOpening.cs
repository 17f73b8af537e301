using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Persistence;

/// <summary>Makes the database ready before anything else runs: file, migrations, base currency, first policies.</summary>
public sealed class BookOpening(
    BookDatabase database, BookTransactions book, BookSeeds seeds, IOptions<DatabaseOptions> settings, ILogger<BookOpening> log)
{
    /// <summary>A migration may build indexes over millions of rows.</summary>
    private static readonly TimeSpan LongestMigration = TimeSpan.FromHours(4);

    /// <exception cref="CannotStart">The database cannot be opened or written, was made by a newer program, or has another base currency.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        await MigrateAsync(settings.Value.Migrate, cancel);
        await book.RunAsync(
            async transaction =>
            {
                await FixBaseCurrencyAsync(transaction);
                await seeds.SowAsync(transaction);
            },
            cancel);
    }

    /// <summary>The migrations that the database lacks, oldest first.</summary>
    /// <exception cref="CannotStart">The database cannot be opened, or was made by a newer program.</exception>
    public Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancel) => OpenAsync(async db => (await MigrationsAsync(db, cancel)).Pending);

    /// <summary>Brings the tables up to date, making the database when there is none, and sees that it behaves as the program needs it.</summary>
    /// <param name="mayChange">False: refuses a database that is not up to date.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The migrations that it lacked.</returns>
    /// <exception cref="CannotStart">The database cannot be opened or written, was made by a newer program, is not up to date, or is an unfinished copy.</exception>
    public Task<IReadOnlyList<string>> MigrateAsync(bool mayChange, CancellationToken cancel) => MigrateAsync(mayChange, mayBeUnfinished: false, cancel);

    /// <summary>The same for a copy to go on with.</summary>
    internal Task MigrateCopyAsync(CancellationToken cancel) => MigrateAsync(mayChange: true, mayBeUnfinished: true, cancel);

    private Task<IReadOnlyList<string>> MigrateAsync(bool mayChange, bool mayBeUnfinished, CancellationToken cancel) => OpenAsync(
        async db =>
        {
            database.Prepare();
            var (pending, isBook) = await MigrationsAsync(db, cancel);
            if (!mayBeUnfinished && isBook)
            {
                await UnfinishedCopy.RefuseAsync(db, database, cancel);
            }

            if (pending.Count > 0 && !mayChange)
            {
                throw new CannotStart(
                    $"The {database.Location} lacks {(pending.Count == 1 ? "a migration" : $"{pending.Count} migrations")} ({string.Join(", ", pending)}), and Database:Migrate is false. "
                    + "Run the command 'migrate', or have what 'migrate --script' writes run.");
            }

            if (pending.Count > 0)
            {
                db.Database.SetCommandTimeout(LongestMigration);
                await database.MigrateAsync(db, cancel);
                db.Database.SetCommandTimeout(null);
            }

            await database.CheckAsync(db, log, cancel);
            return pending;
        });

    private async Task<T> OpenAsync<T>(Func<AccountsDb, Task<T>> work)
    {
        try
        {
            await using var db = database.CreateDbContext();
            return await work(db);
        }
        catch (Exception wrong) when (DatabaseFaults.IsOfDatabase(wrong))
        {
            throw new CannotStart(
                $"The {database.Location} cannot be opened or brought up to date: {DatabaseFaults.Cause(wrong)}. {database.Remedy}", wrong);
        }
    }

    /// <summary>What the database lacks, oldest first, and whether any migration has run on it yet.</summary>
    private async Task<(IReadOnlyList<string> Pending, bool IsBook)> MigrationsAsync(AccountsDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        var unknown = applied.Except(known, StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
        {
            throw new CannotStart(
                $"The {database.Location} was made by a newer version of this program (it has the migration {unknown}). Start that version, or name another database in Database:ConnectionString.");
        }

        return ([.. known.Except(applied, StringComparer.Ordinal)], applied.Count > 0);
    }

    private async Task FixBaseCurrencyAsync(BookTransaction transaction)
    {
        var (db, baseCurrency) = (transaction.Db, transaction.BaseCurrency);
        var fixedOne = await db.Settings.SingleOrDefaultAsync(s => s.Name == Setting.BaseCurrency, transaction.Cancel);
        if (fixedOne is null)
        {
            db.Settings.Add(new Setting { Name = Setting.BaseCurrency, Value = baseCurrency.Code });
        }
        else if (fixedOne.Value != baseCurrency.Code)
        {
            if (await db.Invoices.AnyAsync(transaction.Cancel) || await db.Payments.AnyAsync(transaction.Cancel)
                || await db.CreditNotes.AnyAsync(transaction.Cancel) || await db.CreditLimits.AnyAsync(transaction.Cancel))
            {
                throw new CannotStart(
                    $"Business:BaseCurrency is {baseCurrency.Code}, but the book in the {database.Location} is kept in {fixedOne.Value}, and documents rest on it. "
                    + $"Set Business:BaseCurrency to {fixedOne.Value}, or name another database in Database:ConnectionString.");
            }

            fixedOne.Value = baseCurrency.Code;
        }
    }
}
