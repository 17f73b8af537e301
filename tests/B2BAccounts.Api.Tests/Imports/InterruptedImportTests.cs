using System.Data.Common;
using System.Text;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class InterruptedImportTests
{
    private const int Rows = 40_000;

    [DatabaseFact]
    public async Task An_import_killed_midway_and_run_again_leaves_the_same_book_as_one_that_was_not()
    {
        var text = new StringBuilder("account,number,date,due,currency,amount,settled\n");
        for (var i = 0; i < Rows; i++)
        {
            var day = new DateOnly(2024, 1, 1).AddDays(i % 400);
            text.Append($"C{i * 7 % 300:000},I{i:000000},{day:yyyy-MM-dd},{day.AddDays(30):yyyy-MM-dd},CNY,{1 + (i % 9_999)}.{i % 100:00},");
            text.Append(i % 3 == 0 ? $"{day.AddDays(41):yyyy-MM-dd}\n" : "\n");
        }

        await using var killed = await CommandLine.OpenAsync();
        await using var whole = await CommandLine.OpenAsync();
        foreach (var program in (CommandLine[])[killed, whole])
        {
            await File.WriteAllTextAsync(Path.Combine(program.Folder, "i.csv"), text.ToString());
            await File.WriteAllTextAsync(Path.Combine(program.Folder, "m.json"), """{ "createAccounts": true }""");
        }

        using (var process = killed.Start("import", "invoices", "i.csv", "--map", "m.json"))
        {
            while (await CountAsync(killed) == 0 && !process.HasExited)
            {
                await Task.Delay(5);
            }

            process.Kill();
            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
        }

        var there = await CountAsync(killed);
        Assert.InRange(there, 1, Rows - 1);
        var (code, output, _) = await killed.Run("import", "invoices", "i.csv", "--map", "m.json");
        Assert.Equal(0, code);
        Assert.Contains($"{Rows - there:N0} new, {there:N0} unchanged, 0 rejected.", output, StringComparison.Ordinal);
        (code, _, _) = await whole.Run("import", "invoices", "i.csv", "--map", "m.json");
        Assert.Equal(0, code);
        foreach (var question in Questions)
        {
            Assert.Equal(await whole.Database.AskAsync(question), await killed.Database.AskAsync(question));
        }
    }

    // What the rows say, apart from keys and instants, which no two imports have in common.
    private static readonly string[] Questions =
    [
        """SELECT a."Number", i."Number", i."Date", i."DueDate", i."Currency", i."Amount" FROM "Invoices" i JOIN "Accounts" a ON a."Id" = i."AccountId" ORDER BY 1, 2""",
        """SELECT a."Number", p."Number", p."Date", p."Amount" FROM "Payments" p JOIN "Accounts" a ON a."Id" = p."AccountId" ORDER BY 1, 2""",
        """SELECT i."Number", p."Number", l."Amount", l."Date" FROM "Allocations" l JOIN "Invoices" i ON i."Id" = l."ToId" JOIN "Payments" p ON p."Id" = l."FromId" ORDER BY 1, 2""",
        """SELECT i."Number", o."Kind", o."Open", o."DueDate" FROM "OpenDocuments" o JOIN "Invoices" i ON i."Id" = o."DocumentId" ORDER BY 1, 2""",
        """SELECT "Number", "LegalName", "Status", "FirstPurchaseOn", "LastPurchaseOn" FROM "Accounts" ORDER BY 1""",
    ];

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
