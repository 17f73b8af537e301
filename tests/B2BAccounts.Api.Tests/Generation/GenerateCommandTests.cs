using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.Data.Sqlite;

namespace B2BAccounts.Api.Tests.Generation;

public sealed class GenerateCommandTests
{
    private static readonly string[] Command = ["generate", "--accounts", "3000", "--seed", "9", "--as-of", "2026-02-28"];

    [Fact]
    public async Task A_run_killed_midway_and_run_again_leaves_the_same_book_as_one_that_was_not()
    {
        using var killed = new CommandLine();
        using var whole = new CommandLine();
        using (var process = killed.Start([.. Command, killed.Database]))
        {
            while (Accounts(killed) == 0 && !process.HasExited)
            {
                await Task.Delay(5);
            }

            process.Kill();
            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
        }

        Assert.InRange(Accounts(killed), 1, 2_999);
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
        await using var book = await TestBook.OpenAsync(program.Folder);
        await using var db = book.Db();
        return BookRows.Of(db);
    }

    private static long Accounts(CommandLine program)
    {
        var file = Path.Combine(program.Folder, "book.db");
        if (!File.Exists(file))
        {
            return 0;
        }

        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        try
        {
            connection.Open();
            using var count = connection.CreateCommand();
            count.CommandText = "SELECT count(*) FROM Accounts";
            return (long)count.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }
}
