using System.Text;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class InterruptedPaymentsTests
{
    private const int Accounts = 200;
    private const int Invoices = 8_000;
    private const int Payments = 24_000;

    private static readonly string[] Pay = ["import", "payments", "p.csv"];

    // What the rows say, apart from keys and instants.
    private static readonly string[] Questions =
    [
        """SELECT a."Number", p."Number", p."Date", p."Amount" FROM "Payments" p JOIN "Accounts" a ON a."Id" = p."AccountId" ORDER BY 1, 2""",
        """SELECT p."Number", i."Number", l."Amount", l."Date" FROM "Allocations" l JOIN "Invoices" i ON i."Id" = l."ToId" JOIN "Payments" p ON p."Id" = l."FromId" ORDER BY 1, 2""",
        """SELECT COALESCE(i."Number", p."Number"), o."Kind", o."Open" FROM "OpenDocuments" o LEFT JOIN "Invoices" i ON i."Id" = o."DocumentId" AND o."Kind" = 'INVOICE' LEFT JOIN "Payments" p ON p."Id" = o."DocumentId" AND o."Kind" = 'PAYMENT' ORDER BY 1, 2""",
        """SELECT a."Number", f."Receivable", f."Overdue", f."Unapplied", f."Balance", f."OldestDueOn", f."OpenInvoices" FROM "AccountFigures" f JOIN "Accounts" a ON a."Id" = f."AccountId" ORDER BY 1""",
    ];

    [DatabaseFact]
    public async Task Payments_killed_midway_and_run_again_settle_what_they_would_have_settled()
    {
        await using var killed = await FilledAsync();
        await using var whole = await FilledAsync();
        using (var process = await killed.StartAsync(async () => await CountAsync(killed) > 0, Pay))
        {
            await killed.KillAsync(process);
        }

        var there = await CountAsync(killed);
        Assert.InRange(there, 1, Payments - 1);
        // What was taken in is whole: of no payment is anything lost between what it settled and what is left of it.
        Assert.Equal(["0"], await killed.Database.AskAsync("""
            SELECT COUNT(*) FROM "Payments" p WHERE p."Amount" <>
            COALESCE((SELECT SUM(l."Amount") FROM "Allocations" l WHERE l."FromKind" = 'PAYMENT' AND l."FromId" = p."Id"), 0)
            + COALESCE((SELECT o."Open" FROM "OpenDocuments" o WHERE o."Kind" = 'PAYMENT' AND o."DocumentId" = p."Id"), 0)
            """));
        var (code, output, error) = await killed.Run(Pay);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"{Payments - there:N0} new, {there:N0} unchanged, 0 rejected.", output, StringComparison.Ordinal);
        Assert.Equal(0, (await whole.Run(Pay)).Code);
        foreach (var question in Questions)
        {
            var expected = await whole.Database.AskAsync(question);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, await killed.Database.AskAsync(question));
        }
    }

    /// <summary>Invoices of 40 an account, and payments that settle some in parts, name some, and leave some over.</summary>
    private static async Task<CommandLine> FilledAsync()
    {
        var program = await CommandLine.OpenAsync();
        var text = new StringBuilder("account,number,date,due,currency,amount\n");
        for (var i = 0; i < Invoices; i++)
        {
            text.Append($"C{i % Accounts:000},I{i:0000},2026-01-{(i % 28) + 1:00},2026-02-{(i % 28) + 1:00},CNY,{100 + (i % 97)}.00\n");
        }

        await File.WriteAllTextAsync(Path.Combine(program.Folder, "i.csv"), text.ToString());
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "m.json"), """{ "createAccounts": true }""");
        text = new StringBuilder("number,account,date,amount,invoice\n");
        for (var i = 0; i < Payments; i++)
        {
            var invoice = i % 10 == 0 ? $"I{i * 7 % Invoices:0000}" : "";
            text.Append($"P{i:00000},C{(invoice.Length > 0 ? i * 7 % Invoices : i) % Accounts:000},2026-03-{(i % 28) + 1:00},{10 + (i % 71)}.25,{invoice}\n");
        }

        await File.WriteAllTextAsync(Path.Combine(program.Folder, "p.csv"), text.ToString());
        var (code, _, error) = await program.Run("import", "invoices", "i.csv", "--map", "m.json");
        Assert.Equal((0, ""), (code, error));
        return program;
    }

    private static async Task<int> CountAsync(CommandLine program) => int.Parse((await program.Database.AskAsync("""SELECT COUNT(*) FROM "Payments" """)).Single());
}
