using System.Text;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class ImportTests
{
    private static readonly ImportMap Creating = new() { CreateAccounts = true };

    [DatabaseFact]
    public async Task An_invoice_that_was_settled_and_disputed_since_gets_what_is_missing_and_nothing_else()
    {
        await using var book = await TestBook.OpenAsync();
        const string Header = "account,number,date,amount,currency,settled,disputed\n";
        Assert.Equal((1, 0, 0, 0), (await book.Invoices(book.Write("i.csv", Header + "A,1,2026-01-05,100,CNY,,false\n"), Creating)).Fates());
        var later = await book.Invoices(book.Write("i.csv", Header + "A,1,2026-01-05,100,CNY,,true\n"), Creating);
        Assert.Equal(((0, 1, 0, 0), "disputes"), (later.Fates(), Assert.Single(later.Recorded).Key));
        var settled = book.Write("i.csv", Header + "A,1,2026-01-05,100,CNY,2026-03-01,true\n");
        var paid = await book.Invoices(settled, Creating);
        Assert.Equal(((0, 1, 0, 0), "payments"), (paid.Fates(), Assert.Single(paid.Recorded).Key));
        Assert.Equal((0, 0, 1, 0), (await book.Invoices(settled, Creating)).Fates());
        await using var db = book.Db();
        var dispute = await db.Disputes.SingleAsync();
        Assert.Equal((new DateOnly(2026, 1, 5), new DateOnly(2026, 3, 1), 100m), (dispute.OpenedOn, dispute.ClosedOn, dispute.Amount));
        Assert.Equal("PAY-1", (await db.Payments.SingleAsync()).Number);
        Assert.Equal(0, await db.OpenDocuments.CountAsync());
    }

    [DatabaseTheory]
    [InlineData("A,1,2026-01-06,100,CNY,2026-03-01,")]
    [InlineData("A,1,2026-01-05,101,CNY,2026-03-01,")]
    [InlineData("A,1,2026-01-05,100,USD,2026-03-01,")]
    [InlineData("A,1,2026-01-05,100,CNY,2026-03-02,")]
    [InlineData("A,1,2026-01-05,100,CNY,2026-03-01,PO-7")]
    public async Task A_known_number_with_other_content_is_rejected_and_changes_nothing(string row)
    {
        await using var book = await TestBook.OpenAsync();
        const string Header = "account,number,date,amount,currency,settled,order\n";
        await book.Invoices(book.Write("i.csv", Header + "A,1,2026-01-05,100,CNY,2026-03-01,\n"), Creating);
        var file = book.Write("i.csv", Header + row + "\n");
        var tally = await book.Invoices(file, Creating);
        Assert.Equal(((0, 0, 0, 1), 2), (tally.Fates(), tally.ExitCode));
        Assert.Equal([(2, "DOCUMENT_NUMBER_TAKEN")], Importing.Rejected(file));
        await using var db = book.Db();
        Assert.Equal((1, 1, 1), (await db.Invoices.CountAsync(), await db.Payments.CountAsync(), await db.Allocations.CountAsync()));
    }

    [DatabaseFact]
    public async Task Two_numbers_that_look_alike_are_not_two_documents()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.Write("i.csv", "account,number,date,amount,currency\nA,1,2026-01-05,100,CNY\nA,1\u200e,2026-01-05,100,CNY\n");
        Assert.Equal((1, 0, 0, 1), (await book.Invoices(file, Creating)).Fates());
        Assert.Equal([(3, "TEXT_INVALID")], Importing.Rejected(file));
    }

    [DatabaseFact]
    public async Task An_account_is_created_only_for_a_row_that_goes_in()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.Write("i.csv", "account,accountName,accountCountry,number,date,amount,currency\nA,Anna,se,1,2026-01-05,100,JPY\nB,,,1,2026-01-05,100.5,JPY\n");
        Assert.Equal((1, 0, 0, 1), (await book.Invoices(file, Creating)).Fates());
        await using var db = book.Db();
        var account = await db.Accounts.SingleAsync();
        Assert.Equal(("A", "Anna", "SE", "JPY", AccountStatus.Customer), (account.Number, account.LegalName, account.Country, account.Currency, account.Status));
        Assert.Equal((0, 0, 0, 1), (await book.Invoices(book.Write("j.csv", "account,number,date,amount\nZ,1,2026-01-05,100\n"))).Fates());
    }

    [DatabaseFact]
    public async Task Payments_go_to_the_named_invoice_or_to_the_oldest_due_and_what_is_over_stays()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Invoices(book.Write("i.csv", "account,number,date,due,amount\nA,1,2026-01-05,2026-03-01,100\nA,2,2026-01-06,2026-02-01,50\n"), Creating);
        var file = book.Write("p.csv", "account,number,date,amount,invoice,allocate\nA,P1,2026-02-10,30,1,\nA,P2,2026-02-11,60,,\nA,P3,2026-02-12,7,,none\nA,P4,2026-02-12,7,9,\nX,P5,2026-02-12,7,,\nA,P6,2026-02-13,500,1,\n");
        Assert.Equal((4, 0, 0, 2), (await book.Payments(file)).Fates());
        Assert.Equal([(5, "DOCUMENT_NOT_FOUND"), (6, "ACCOUNT_NOT_FOUND")], Importing.Rejected(file));
        Assert.Equal((0, 0, 4, 2), (await book.Payments(file)).Fates());
        await using var db = book.Db();
        var invoices = await db.Invoices.ToDictionaryAsync(i => i.Id, i => i.Number);
        var payments = await db.Payments.ToDictionaryAsync(i => i.Id, i => i.Number);
        Assert.Equal(["P1→1 30", "P2→1 10", "P2→2 50", "P6→1 60"],
            (await db.Allocations.ToListAsync()).Select(a => $"{payments[a.FromId]}→{invoices[a.ToId]} {a.Amount:0.##}").Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task A_payment_that_comes_again_takes_nothing_from_the_invoice_that_a_new_one_names()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Invoices(book.Write("i.csv", "account,number,date,amount\nA,1,2026-01-05,100\n"), Creating);
        const string Rows = "account,number,date,amount,currency,invoice\nA,P1,2026-02-10,30,CNY,1\n";
        await book.Payments(book.Write("p.csv", Rows));
        var file = book.Write("p.csv", Rows + "A,P2,2026-02-11,90,CNY,1\nA,P3,2026-02-11,9,USD,1\n");
        Assert.Equal((1, 0, 1, 1), (await book.Payments(file)).Fates());
        Assert.Equal([(4, "CURRENCY_MISMATCH")], Importing.Rejected(file));
        await using var db = book.Db();
        Assert.Equal([30m, 70m], (await db.Allocations.ToListAsync()).Select(a => a.Amount).Order());
        Assert.Equal(20m, (await db.OpenDocuments.SingleAsync()).Open);
    }

    [DatabaseFact]
    public async Task Accounts_are_changed_only_where_the_map_says_so_and_a_group_stays_a_tree()
    {
        await using var book = await TestBook.OpenAsync();
        Assert.Equal((2, 0, 0, 0), (await book.Accounts(book.Write("a.csv", "number,legalName,uscc,netDays,parent\nA,Alpha,91330206MA2AAAAA0X,45,\nB,Beta,,,A\n"))).Fates());
        var changing = book.Write("b.csv", "number,legalName,uscc,netDays,parent\nA,Alpha Holding,,60,\nB,Beta,,,\n");
        Assert.Equal((0, 0, 1, 1), (await book.Accounts(changing)).Fates());
        Assert.Equal((0, 1, 1, 0), (await book.Accounts(changing, new ImportMap { UpdateAccounts = true })).Fates());
        Assert.Equal((0, 0, 2, 0), (await book.Accounts(changing, new ImportMap { UpdateAccounts = true })).Fates());
        var round = book.Write("c.csv", "number,legalName,parent\nA,Alpha Holding,B\n");
        Assert.Equal((0, 0, 0, 1), (await book.Accounts(round, new ImportMap { UpdateAccounts = true })).Fates());
        Assert.Equal([(2, "GROUP_CYCLE")], Importing.Rejected(round));
        await using var db = book.Db();
        var alpha = await db.Accounts.SingleAsync(a => a.Number == "A");
        Assert.Equal(("Alpha Holding", 60, 2), (alpha.LegalName, alpha.Terms.NetDays, alpha.Version));
        Assert.Equal(alpha.Id, (await db.Accounts.SingleAsync(a => a.Number == "B")).ParentId);
        Assert.False((await db.AccountIdentifiers.SingleAsync()).Verified);
    }

    [DatabaseFact]
    public async Task A_known_link_may_end_but_not_become_another()
    {
        await using var book = await TestBook.OpenAsync();
        const string Header = "supplier,buyer,confidence,validFrom,validTo\n";
        Assert.Equal((2, 0, 1, 1), (await book.Links(book.Write("l.csv", Header + "A,B,0.9,2024-01-01,\nB,A,1,,\nA,B,0.9,2024-01-01,\nA,A,1,,\n"), Creating)).Fates());
        Assert.Equal((0, 1, 0, 1), (await book.Links(book.Write("l.csv", Header + "A,B,0.9,2024-01-01,2025-06-30\nB,A,0.5,,\n"), Creating)).Fates());
        await using var db = book.Db();
        Assert.Equal(new DateOnly(2025, 6, 30), (await db.SupplyLinks.SingleAsync(l => l.ValidFrom != null)).ValidTo);
    }

    [DatabaseFact]
    public async Task Rates_stay_what_they_were()
    {
        await using var book = await TestBook.OpenAsync();
        Assert.Equal((2, 0, 1, 2), (await book.FxRates(book.Write("f.csv",
            "currency,date,rate,source\nUSD,2026-01-05,7.1,X\nEUR,2026-01-05,7.9,X\nUSD,2026-01-05,7.10,X\nUSD,2026-01-05,7.2,X\nCNY,2026-01-05,1,X\n"))).Fates());
    }

    [DatabaseFact]
    public async Task A_foreign_encoding_is_refused_with_its_line_and_read_when_named()
    {
        await using var book = await TestBook.OpenAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = book.Write("a.csv", "number,legalName\nA1,Alpha\nA2,宁波皓榫工程塑料有限公司\nA3,\n", Encoding.GetEncoding("gb18030"));
        var refused = await Assert.ThrowsAsync<ImportRefused>(() => book.Accounts(file));
        Assert.Contains("line 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("gb18030", refused.Message, StringComparison.Ordinal);
        await using (var db = book.Db())
        {
            Assert.Equal(0, await db.Accounts.CountAsync());
        }

        Assert.Equal((2, 0, 0, 1), (await book.Accounts(file, new ImportMap { Encoding = "gb18030" })).Fates());
        Assert.Contains("A3,", File.ReadAllText(RowsBeside.Rejected(file).FullName, Encoding.GetEncoding("gb18030")), StringComparison.Ordinal);
        await using var after = book.Db();
        Assert.Equal("宁波皓榫工程塑料有限公司", (await after.Accounts.SingleAsync(a => a.Number == "A2")).LegalName);
    }

    [DatabaseTheory]
    [InlineData("", "no header")]
    [InlineData("number\nA\n", "legalName")]
    [InlineData("number,legalName,NUMBER\nA,B,C\n", "2 times")]
    public async Task A_file_without_what_it_needs_is_refused_whole(string text, string says)
    {
        await using var book = await TestBook.OpenAsync();
        var refused = await Assert.ThrowsAsync<ImportRefused>(() => book.Accounts(book.Write("a.csv", text)));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }
}
