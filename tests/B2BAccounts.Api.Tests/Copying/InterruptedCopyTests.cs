using System.Data.Common;
using System.Diagnostics;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Copying;

public sealed class InterruptedCopyTests
{
    private const int Accounts = 10_000;
    private const int Invoices = 60_000;
    private const int NothingDone = 2;

    private static readonly string[] Questions =
    [
        """SELECT "Id", "Number", "LegalName", "ParentId", "City" FROM "Accounts" ORDER BY 1""",
        """SELECT "Id", "AccountId", "Number", "Currency" FROM "Invoices" ORDER BY 1""",
        """SELECT "Name", "Value" FROM "Settings" ORDER BY 1""",
        """SELECT "Name", "Next" FROM "KeyBlocks" ORDER BY 1""",
    ];

    [DatabaseFact]
    public async Task A_copy_killed_midway_lets_nobody_in_and_is_gone_on_with_to_the_same_end()
    {
        await using var source = await FilledAsync();
        await using var program = await CommandLine.OpenAsync();
        string[] command = ["copy-database", "--from-env", CopyCommand.Variable(source)];
        using (var process = await program.StartAsync(async () => await CountAsync(program) >= 8_000, command))
        {
            // Stands still, so that what follows finds it there.
            await RunAsync("kill", "-STOP", $"{process.Id}");
            var (refused, says) = await CopyCommand.RunAsync(source, program.Database);
            Assert.Equal(NothingDone, refused);
            Assert.Contains("Another copy into the", says, StringComparison.Ordinal);
            await program.KillAsync(process);
        }

        var there = await CountAsync(program);
        Assert.InRange(there, 1, Invoices - 1);
        foreach (var other in (string[])["serve", "migrate"])
        {
            var (refused, _, says) = await program.Run(other);
            Assert.Equal(NothingDone, refused);
            Assert.Contains("is an unfinished copy of the database file", says, StringComparison.Ordinal);
            Assert.Contains("copy-database", says, StringComparison.Ordinal);
        }

        // Something that has been copied already is changed in the source: the end finds it.
        await source.ChangeRowAsync("""UPDATE "Accounts" SET "City" = 'Changed' WHERE "Id" = 7""");
        var (code, output) = await CopyCommand.RunAsync(source, program.Database);
        Assert.Equal(1, code);
        Assert.Contains("Accounts: 10,000 rows on both sides, but not with the same values", output, StringComparison.Ordinal);
        Assert.Contains("make the target anew", output, StringComparison.Ordinal);
        var (still, _, _) = await program.Run("serve");
        Assert.Equal(NothingDone, still);

        await source.ChangeRowAsync("""UPDATE "Accounts" SET "City" = NULL WHERE "Id" = 7""");
        (code, output) = await CopyCommand.RunAsync(source, program.Database);
        Assert.True(code == 0, output);
        foreach (var question in Questions)
        {
            Assert.Equal(await source.AskAsync(question), await program.Database.AskAsync(question));
        }

        await (await TestBook.OpenAsync(program.Database)).DisposeAsync();
    }

    [DatabaseFact]
    public async Task A_copy_is_gone_on_with_from_its_own_source_only()
    {
        await using var source = await CopyCommand.FilledAsync();
        await using var other = await CopyCommand.FilledAsync();
        await using var target = await TestDatabase.MakeAsync();
        var (code, output) = await CopyCommand.RunAsync(source, target);
        Assert.True(code == 0, output);
        await target.ChangeRowAsync($"""INSERT INTO "Settings" ("Name", "Value") VALUES ('UnfinishedCopy.From', 'database file {source.Folder}/book.db')""");
        (code, output) = await CopyCommand.RunAsync(other, target);
        Assert.Equal(NothingDone, code);
        Assert.Contains($"is an unfinished copy of the database file {source.Folder}", output, StringComparison.Ordinal);
        (code, output) = await CopyCommand.RunAsync(target, other);
        Assert.Equal(NothingDone, code);
        Assert.Contains("--from: The", output, StringComparison.Ordinal);
        Assert.Contains("is an unfinished copy of", output, StringComparison.Ordinal);
    }


    private static async Task<TestDatabase> FilledAsync()
    {
        var database = TestDatabase.NewFile();
        await using var book = await TestBook.OpenAsync(database);
        await InsertAsync(book, Enumerable.Range(1, Accounts).Reverse().Select(i => new Account
        {
            // Each third belongs to the account after it, which comes later.
            Id = i, Number = $"A{i:00000}", LegalName = $"Account {i}", Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch,
            ParentId = i % 3 == 0 && i < Accounts ? i + 1 : null,
        }));
        await InsertAsync(book, Enumerable.Range(1, Invoices).Select(i => new Invoice
        {
            Id = i, AccountId = 1 + i % Accounts, Number = $"I{i:00000}", Currency = "CNY", Amount = i / 100m, Date = new DateOnly(2026, 1, 1), DueDate = new DateOnly(2026, 2, 1),
            RecordedAt = DateTime.UnixEpoch,
        }));
        return database;
    }

    private static async Task InsertAsync<T>(TestBook book, IEnumerable<T> rows)
        where T : class
    {
        foreach (var some in rows.Chunk(10_000))
        {
            await book.Transactions.RunAsync(transaction => transaction.InsertAsync(some), TestContext.Current.CancellationToken);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private static async Task<int> CountAsync(CommandLine program)
    {
        try
        {
            return int.Parse((await program.Database.AskAsync("""SELECT COUNT(*) FROM "Invoices" """)).Single());
        }
        catch (DbException)
        {
            // Not made yet, or just being made.
            return 0;
        }
    }
}
