using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Verification;

public sealed class VerifyCommandTests
{
    [DatabaseFact]
    public async Task Exit_code_1_names_what_is_wrong_and_0_says_that_nothing_is()
    {
        await using var program = await CommandLine.OpenAsync();
        await using var book = await TestBook.OpenAsync(program.Database);
        await using var db = book.Db();
        var little = new LittleBook(db);
        await little.BeginAsync();
        await little.AddAsync(1);
        var (code, output, error) = await program.Run("verify", "--day", "2026-03-31", "--day", "2026-02-28");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("1 accounts, 9 documents, 5 allocations; figures as of 2026-03-31, 2026-02-28.", output, StringComparison.Ordinal);
        Assert.EndsWith("Every figure is what its documents make it.\n", output, StringComparison.Ordinal);

        await db.OpenDocuments.Where(o => o.DocumentId == 1_002).ExecuteUpdateAsync(s => s.SetProperty(o => o.Open, 400m));
        (code, output, error) = await program.Run("verify");
        Assert.Equal((1, ""), (code, error));
        Assert.Contains("Wrong: account L-1, invoice N1002, kept as open: 400; replayed: 500.\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--day: '31.3.2026' is no day", "verify", "--day", "31.3.2026")]
    [InlineData("--day is 0001-01-01; allowed are 1900-01-01 to 2199-12-31", "verify", "--day", "0001-01-01")]
    [InlineData("Run the command 'migrate' first", "verify")]
    public async Task What_cannot_be_verified_is_said_with_exit_code_2(string says, params string[] arguments)
    {
        await using var program = await CommandLine.OpenAsync(TestDatabase.NewFile());
        var (code, output, error) = await program.Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }
}
