using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>Makes the database ready before anything else runs: file, migrations, base currency, first policies.</summary>
public sealed class BookOpening(IDbContextFactory<AccountsDb> contexts, BookTransactions book, BookSeeds seeds, SqliteFile file)
{
    /// <exception cref="CannotStart">The file cannot be opened or written, was made by a newer program, or has another base currency.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            file.MakeFolder();
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await RefuseNewerAsync(db, cancel);
            await db.Database.MigrateAsync(cancel);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
        }
        catch (Exception wrong) when (wrong is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"The database file {file.Location} cannot be opened or brought up to date: {wrong.Message}. "
                + "See that its folder can be written, or name another file in Database:ConnectionString.", wrong);
        }

        await book.RunAsync(
            async transaction =>
            {
                await FixBaseCurrencyAsync(transaction);
                await seeds.SowAsync(transaction);
            },
            cancel);
    }

    private async Task RefuseNewerAsync(AccountsDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancel)).FirstOrDefault(m => !known.Contains(m));
        if (unknown is not null)
        {
            throw new CannotStart(
                $"The database file {file.Location} was made by a newer version of this program (it has the migration {unknown}). Start that version, or name another file in Database:ConnectionString.");
        }
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
                    $"Business:BaseCurrency is {baseCurrency.Code}, but the book in {file.Location} is kept in {fixedOne.Value}, and documents rest on it. "
                    + $"Set Business:BaseCurrency to {fixedOne.Value}, or name another file in Database:ConnectionString.");
            }

            fixedOne.Value = baseCurrency.Code;
        }
    }
}
