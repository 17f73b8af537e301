using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Tests.Persistence;

public sealed class BookOpeningTests
{
    [DatabaseFact]
    public async Task No_change_of_the_model_lacks_its_migration()
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Db();
        Assert.False(db.Database.HasPendingModelChanges(), "Write the migration: see docs/contributing.md.");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task The_file_is_opened_so_that_nothing_acknowledged_is_lost()
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Db();
        Assert.Equal("wal", await Pragma<string>(db, "SELECT journal_mode AS Value FROM pragma_journal_mode"));
        await db.Database.OpenConnectionAsync();
        Assert.Equal(2, await Pragma<int>(db, "SELECT synchronous AS Value FROM pragma_synchronous"));
        Assert.Equal(1, await Pragma<int>(db, "SELECT foreign_keys AS Value FROM pragma_foreign_keys"));
    }

    [DatabaseFact]
    public async Task A_book_with_documents_refuses_another_base_currency()
    {
        await using var book = await TestBook.OpenAsync();
        await (await book.AgainAsync(("Business:BaseCurrency", "EUR"))).DisposeAsync();
        await using (var db = book.Db())
        {
            Assert.Equal("EUR", (await db.Settings.SingleAsync(s => s.Name == Setting.BaseCurrency)).Value);
            db.Accounts.Add(new Account { Id = 1, Number = "1", Currency = "EUR", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch });
            db.Invoices.Add(new Invoice { Id = 1, AccountId = 1, Number = "1", Currency = "EUR", Amount = 1m, RecordedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }

        var refused = await Assert.ThrowsAsync<CannotStart>(() => book.AgainAsync(("Business:BaseCurrency", "USD")));
        Assert.Contains("kept in EUR", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Business:BaseCurrency", refused.Message, StringComparison.Ordinal);
        await (await book.AgainAsync(("Business:BaseCurrency", "EUR"))).DisposeAsync();
    }

    [DatabaseFact]
    public async Task A_book_of_a_newer_program_is_refused()
    {
        await using var book = await TestBook.OpenAsync();
        await using (var db = book.Db())
        {
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '99')""");
        }

        var refused = await Assert.ThrowsAsync<CannotStart>(() => book.AgainAsync());
        Assert.Contains("29990101000000_Later", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_made_with_all_its_tables_whoever_starts_first()
    {
        await using var database = TestDatabase.NewFile();
        Assert.Empty(Directory.GetFiles(database.Folder));
        var starting = Enumerable.Range(0, 3).Select(_ => TestBook.OpenAsync(database)).ToList();
        foreach (var book in await Task.WhenAll(starting).WaitAsync(TimeSpan.FromSeconds(60)))
        {
            await using (var db = book.Db())
            {
                Assert.Empty(await db.Database.GetPendingMigrationsAsync());
                Assert.False(await db.Accounts.AnyAsync());
            }

            await book.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_file_whose_migration_was_killed_midway_is_migrated_at_the_next_start()
    {
        await using var book = await TestBook.OpenAsync();
        await using (var db = book.Db())
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-01-01')");
            await db.Database.ExecuteSqlRawAsync("DROP INDEX IX_Reversals_DocumentId_Kind; DROP INDEX IX_Allocations_FromId_FromKind; DROP INDEX IX_Allocations_ToId_ToKind");
            await db.Database.ExecuteSqlRawAsync("CREATE INDEX IX_Reversals_Kind_DocumentId ON Reversals (Kind); CREATE INDEX IX_Allocations_FromKind_FromId ON Allocations (FromKind); CREATE INDEX IX_Allocations_ToKind_ToId ON Allocations (ToKind)");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%FindDocumentsByIdFirst'");
        }

        var starting = new[] { book.AgainAsync(), book.AgainAsync() };
        foreach (var again in await Task.WhenAll(starting).WaitAsync(TimeSpan.FromSeconds(60)))
        {
            await again.DisposeAsync();
        }

        await using var after = book.Db();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync());
        Assert.Empty(Directory.GetFiles(book.Folder, "*-migrating"));
    }

    [Theory]
    [InlineData("Database:Provider", "Oracle", "allowed is Sqlite, SqlServer, PostgreSql")]
    [InlineData("Database:ConnectionString", "Data Source=:memory:", "a file that can be written")]
    [InlineData("Database:ConnectionString", "Server=here", "Data Source=")]
    [InlineData("Business:BaseCurrency", "yuan", "ISO 4217")]
    [InlineData("Business:TimeZone", "Mars/Olympus", "Asia/Shanghai")]
    [InlineData("Business:AgeingEdges", "30,20", "ascending")]
    public async Task A_wrong_setting_is_refused_with_its_key_and_what_is_allowed(string key, string value, string allowed)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => TestBook.OpenAsync(settings: (key, value)));
        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PostgreSql", "Host=127.0.0.1;Port=1;Database=nowhere;Username=clerk;Password=hush", "127.0.0.1:1")]
    [InlineData("SqlServer", "Server=127.0.0.1,1;Database=nowhere;User ID=clerk;Password=hush;Connect Timeout=2", "127.0.0.1,1")]
    public async Task A_server_that_is_not_there_is_named_with_cause_and_setting_and_without_the_password(string provider, string connection, string host)
    {
        var refused = await Assert.ThrowsAsync<CannotStart>(() => TestBook.OpenAsync(
            settings: [("Database:Provider", provider), ("Database:ConnectionString", connection)]));
        foreach (var part in (string[])[host, "nowhere", "Database:ConnectionString", "cannot be opened"])
        {
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("hush", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = Path.GetTempFileName();
        try
        {
            var refused = await Assert.ThrowsAsync<CannotStart>(() =>
                TestBook.OpenAsync(settings: ("Database:ConnectionString", $"Data Source={file}/sub/book.db")));
            Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<T> Pragma<T>(AccountsDb db, string sql) => (await db.Database.SqlQueryRaw<T>(sql).ToListAsync()).Single();
}
