using System.Text;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Receivables;

public sealed class InterruptedDunningTests
{
    private const int Accounts = 2_000;

    private static readonly string[] Dun = ["dunning", "--day", "2026-03-31"];

    private static readonly string[] Questions =
    [
        """SELECT a."Number", n."Day", n."Level", n."Channel", n."Subject", n."Text", n."PolicyVersion" FROM "DunningNotices" n JOIN "Accounts" a ON a."Id" = n."AccountId" ORDER BY 1, 2""",
        """SELECT a."Number", i."Number", d."Level", d."DaysLate", d."Open" FROM "DunningNoticeItems" d JOIN "Accounts" a ON a."Id" = d."AccountId" JOIN "Invoices" i ON i."Id" = d."InvoiceId" ORDER BY 1, 2""",
    ];

    [DatabaseFact]
    public async Task A_run_killed_midway_and_made_again_leaves_the_same_reminders_as_one_that_was_not()
    {
        await using var killed = await FilledAsync();
        await using var whole = await FilledAsync();
        using (var process = await killed.StartAsync(async () => await CountAsync(killed) > 0, Dun))
        {
            await killed.KillAsync(process);
        }

        var there = await CountAsync(killed);
        Assert.InRange(there, 1, Accounts - 1);
        var (code, output, error) = await killed.Run(Dun);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"2026-03-31, policy default-1: {Accounts - there:N0} reminders made, {there:N0} were there already.", output, StringComparison.Ordinal);
        (code, output, _) = await whole.Run(Dun);
        Assert.Equal(0, code);
        Assert.Contains($"{Accounts:N0} reminders made, 0 were there already.", output, StringComparison.Ordinal);
        foreach (var question in Questions)
        {
            Assert.Equal(await whole.Database.AskAsync(question), await killed.Database.AskAsync(question));
        }
    }

    private static async Task<CommandLine> FilledAsync()
    {
        var program = await CommandLine.OpenAsync();
        var text = new StringBuilder("account,number,date,due,currency,amount\n");
        for (var i = 0; i < Accounts; i++)
        {
            text.Append($"C{i:0000},I{i:0000},2026-01-01,2026-{(i % 2) + 2:00}-{(i % 20) + 1:00},CNY,{1_000 + i}.00\n");
        }

        await File.WriteAllTextAsync(Path.Combine(program.Folder, "i.csv"), text.ToString());
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "m.json"), """{ "createAccounts": true }""");
        var (code, _, error) = await program.Run("import", "invoices", "i.csv", "--map", "m.json");
        Assert.Equal((0, ""), (code, error));
        return program;
    }

    private static async Task<int> CountAsync(CommandLine program) => int.Parse((await program.Database.AskAsync("""SELECT COUNT(*) FROM "DunningNotices" """)).Single());
}
