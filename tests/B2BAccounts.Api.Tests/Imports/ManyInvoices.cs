using System.Data.Common;
using System.Diagnostics;
using System.Text;
using B2BAccounts.Api.Tests.Commands;

namespace B2BAccounts.Api.Tests.Imports;

/// <summary>A file long enough to be cut off in the middle of its import, and what the book must say afterwards however it got there.</summary>
internal static class ManyInvoices
{
    public const int Rows = 40_000;

    private static readonly string[] Import = ["import", "invoices", "i.csv", "--map", "m.json"];

    // What the rows say, apart from keys and instants, which no two imports have in common.
    private static readonly string[] Questions =
    [
        """SELECT a."Number", i."Number", i."Date", i."DueDate", i."Currency", i."Amount" FROM "Invoices" i JOIN "Accounts" a ON a."Id" = i."AccountId" ORDER BY 1, 2""",
        """SELECT a."Number", p."Number", p."Date", p."Amount" FROM "Payments" p JOIN "Accounts" a ON a."Id" = p."AccountId" ORDER BY 1, 2""",
        """SELECT i."Number", p."Number", l."Amount", l."Date" FROM "Allocations" l JOIN "Invoices" i ON i."Id" = l."ToId" JOIN "Payments" p ON p."Id" = l."FromId" ORDER BY 1, 2""",
        """SELECT i."Number", o."Kind", o."Open", o."DueDate" FROM "OpenDocuments" o JOIN "Invoices" i ON i."Id" = o."DocumentId" ORDER BY 1, 2""",
        """SELECT "Number", "LegalName", "Status", "FirstPurchaseOn", "LastPurchaseOn" FROM "Accounts" ORDER BY 1""",
    ];

    public static async Task WriteAsync(params IEnumerable<CommandLine> programs)
    {
        var text = new StringBuilder("account,number,date,due,currency,amount,settled\n");
        for (var i = 0; i < Rows; i++)
        {
            var day = new DateOnly(2024, 1, 1).AddDays(i % 400);
            text.Append($"C{i * 7 % 300:000},I{i:000000},{day:yyyy-MM-dd},{day.AddDays(30):yyyy-MM-dd},CNY,{1 + (i % 9_999)}.{i % 100:00},");
            text.Append(i % 3 == 0 ? $"{day.AddDays(41):yyyy-MM-dd}\n" : "\n");
        }

        foreach (var program in programs)
        {
            await File.WriteAllTextAsync(Path.Combine(program.Folder, "i.csv"), text.ToString());
            await File.WriteAllTextAsync(Path.Combine(program.Folder, "m.json"), """{ "createAccounts": true }""");
        }
    }

    public static Task<(int Code, string Output, string Error)> ImportAsync(CommandLine program) => program.Run(Import);

    /// <summary>An import that has taken a part of the rows and goes on.</summary>
    public static Task<Process> StartAsync(CommandLine program) => program.StartAsync(async () => await CountAsync(program) > 0, Import);

    public static async Task<int> CountAsync(CommandLine program)
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

    public static async Task AssertSameAsync(CommandLine expected, CommandLine actual)
    {
        foreach (var question in Questions)
        {
            Assert.Equal(await expected.Database.AskAsync(question), await actual.Database.AskAsync(question));
        }
    }
}
