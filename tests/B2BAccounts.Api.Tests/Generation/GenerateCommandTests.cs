using System.Data.Common;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;

namespace B2BAccounts.Api.Tests.Generation;

public sealed class GenerateCommandTests
{
    private static readonly string[] Command = ["generate", "--accounts", "3000", "--seed", "9", "--as-of", "2026-02-28"];

    [DatabaseFact]
    public async Task A_run_killed_midway_and_run_again_leaves_the_same_book_as_one_that_was_not()
    {
        await using var killed = await CommandLine.OpenAsync();
        await using var whole = await CommandLine.OpenAsync();
        using (var process = await killed.StartAsync(async () => await AccountsAsync(killed) > 0, Command))
        {
            await killed.KillAsync(process);
        }

        Assert.InRange(await AccountsAsync(killed), 1, 2_999);
        foreach (var program in (CommandLine[])[killed, whole])
        {
            var (code, output, error) = await program.Run(Command);
            Assert.True(code == 0, error);
            Assert.Contains("MB of memory", output, StringComparison.Ordinal);
        }

        Assert.Equal(await RowsAsync(whole), await RowsAsync(killed));
        var (again, said, _) = await whole.Run(Command);
        Assert.Equal((0, "Nothing was added: the book has all its 3,000 accounts as of 2026-02-28."), (again, said.Trim()));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(CommandLine program)
    {
        await using var book = await TestBook.OpenAsync(program.Database);
        await using var db = book.Db();
        return BookRows.Of(db);
    }

    private static async Task<int> AccountsAsync(CommandLine program)
    {
        try
        {
            return int.Parse((await program.Database.AskAsync("""SELECT COUNT(*) FROM "Accounts" """)).Single());
        }
        catch (DbException)
        {
            // Not made yet, or just being made.
            return 0;
        }
    }
}
