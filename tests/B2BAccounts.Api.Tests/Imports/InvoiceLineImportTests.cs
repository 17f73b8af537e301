using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class InvoiceLineImportTests
{
    private const string Head = "account,number,date,currency,product,quantity,unitPrice\n";
    private static readonly ImportMap Creating = ImportMap.Canonical with { CreateAccounts = true };

    [DatabaseFact]
    public async Task Lines_make_an_invoice_of_their_rounded_amounts()
    {
        await using var book = await TestBook.OpenAsync();
        var tally = await book.Lines(book.Write("lines.csv", Head + "A1,I1,2026-03-01,EUR,bolt,3,0.125\nA1,I1,2026-03-01,EUR,nut,-1,0.1\nA1,I1,2026-03-01,EUR,gift,5,0\n"), Creating);
        Assert.Equal((3, 0, 0, 0), tally.Fates());
        Assert.Equal(["accounts 1", "invoices 1", "lines 3"], tally.Recorded.Select(r => $"{r.Key} {r.Value}"));
        await using var db = book.Db();
        // 0.375 is 0.38 by the line, and 0.38 − 0.10 = 0.28.
        Assert.Equal(0.28m, (await db.Invoices.SingleAsync()).Amount);
        Assert.Equal([0.38m, -0.10m, 0m], await db.InvoiceLines.OrderBy(l => l.Position).Select(l => l.Amount).ToListAsync());
        Assert.Equal(0.28m, (await db.OpenDocuments.SingleAsync()).Open);
    }

    [DatabaseFact]
    public async Task What_is_taken_back_is_set_against_the_latest_invoice_that_sold_as_many()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.Write("lines.csv", Head
            + "A1,I1,2026-03-01,EUR,bolt,10,1\n"
            + "A1,I2,2026-03-02,EUR,bolt,4,1\nA1,I2,2026-03-02,EUR,nut,9,1\n"
            + "A2,I3,2026-03-03,EUR,bolt,50,1\n"
            + "A1,I4,2026-03-09,EUR,bolt,50,1\n"
            + "A1,C1,2026-03-05,EUR,bolt,-6,1\n"
            + "A1,C2,2026-03-05,EUR,bolt,-4,1\n"
            + "A1,C3,2026-03-05,EUR,bolt,-6,1\nA1,C3,2026-03-05,EUR,nut,-9,1\n"
            + "A1,C4,2026-03-05,EUR,washer,-1,1\n"
            + "A1,C5,2026-02-05,EUR,bolt,-1,1\n");
        var tally = await book.Lines(file, Creating);
        Assert.Equal((11, 0, 0, 0), tally.Fates());
        Assert.Equal(
            ["accounts 2", "credit notes 5", "credit notes set against an invoice 3", "credit notes without an invoice that sold the same 2", "invoices 4", "lines 11"],
            tally.Recorded.Select(r => $"{r.Key} {r.Value}"));
        await using var db = book.Db();
        var named = await db.CreditNotes.Join(db.Invoices, c => c.InvoiceId, i => i.Id, (c, i) => $"{c.Number} {i.Number} {c.Reason}").ToListAsync();
        Assert.Equal(["C1 I1 Return", "C2 I2 Return", "C3 I2 Return"], named.Order(StringComparer.Ordinal));
        // I2 of 13: C2 takes 4 of it, C3 the 9 that are left; 6 of C3 stay unapplied.
        Assert.Equal(["C3 6", "C4 1", "C5 1", "I1 4", "I3 50", "I4 50"], (await OpenAsync(db)).Order(StringComparer.Ordinal));

        Assert.Equal((0, 0, 11, 0), (await book.Lines(file, Creating)).Fates());
    }

    [DatabaseFact]
    public async Task A_return_finds_what_an_earlier_file_has_sold()
    {
        await using var book = await TestBook.OpenAsync();
        await book.Lines(book.Write("march.csv", Head + "A1,I1,2026-03-01,EUR,bolt,10,1\n"), Creating);
        await book.Lines(book.Write("april.csv", Head + "A1,C1,2026-04-01,EUR,bolt,-10,1\n"), Creating);
        await using var db = book.Db();
        Assert.Empty(await db.OpenDocuments.ToListAsync());
    }

    [DatabaseFact]
    public async Task A_document_with_a_wrong_line_stays_out_whole_until_it_is_put_right()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.Write("lines.csv", Head
            + "A1,I1,2026-03-01,EUR,bolt,10,1\nA1,I1,2026-03-01,EUR,nut,ten,1\n"
            + "A1,I2,2026-03-01,EUR,bolt,1,1\n"
            + "A1,I3,2026-03-01,EUR,bolt,1,1\nA1,I3,2026-03-02,EUR,bolt,1,1\n"
            + "A1,I4,2026-03-01,EUR,bolt,1,0\n"
            + ",I5,2026-03-01,EUR,bolt,1,1\n");
        var tally = await book.Lines(file, Creating);
        Assert.Equal((1, 0, 0, 6), tally.Fates());
        Assert.Equal(
            [(2, "DOCUMENT_INCOMPLETE"), (3, "NUMBER_UNREADABLE"), (5, "LINES_DIFFER"), (6, "LINES_DIFFER"), (7, "AMOUNT_NOT_POSITIVE"), (8, "VALUE_MISSING")],
            Importing.Rejected(file));
        var mended = book.Write("mended.csv", (await File.ReadAllTextAsync(RowsBeside.Rejected(file).FullName)).Replace(",ten,", ",2,", StringComparison.Ordinal));
        Assert.Equal((2, 0, 0, 4), (await book.Lines(mended, Creating)).Fates());
        await using var db = book.Db();
        Assert.Equal(["I1 12", "I2 1"], (await OpenAsync(db)).Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task A_known_document_with_other_lines_is_refused_and_repeated_lines_are_listed()
    {
        await using var book = await TestBook.OpenAsync();
        const string Line = "A1,I1,2026-03-01,EUR,bolt,10,1\n";
        var file = book.Write("lines.csv", Head + Line + Line);
        var tally = await book.Lines(file, Creating);
        Assert.Equal((2, 0, 0, 0), tally.Fates());
        Assert.Equal($"\"repeated_line\",{Head.TrimEnd()}\r\n\"3\",{Line.TrimEnd()}\r\n", await File.ReadAllTextAsync(RowsBeside.Repeated(file).FullName));
        await using var db = book.Db();
        Assert.Equal(20m, (await db.OpenDocuments.SingleAsync()).Open);

        var other = book.Write("other.csv", Head + "A1,I1,2026-03-01,EUR,nut,20,1\n");
        Assert.Equal((0, 0, 0, 1), (await book.Lines(other, Creating)).Fates());
        Assert.Equal([(2, "DOCUMENT_NUMBER_TAKEN")], Importing.Rejected(other));
        Assert.False(RowsBeside.Repeated(other).Exists);
    }

    [DatabaseFact]
    public async Task No_document_is_torn_between_two_transactions()
    {
        await using var book = await TestBook.OpenAsync();
        // Seven does not divide the rows of any batch that the pace begins with.
        var lines = Enumerable.Range(0, 1_300).SelectMany(d => Enumerable.Range(0, 7).Select(l => $"A1,I{d},2026-03-01,EUR,bolt {l},1,1\n"));
        var tally = await book.Lines(book.Write("lines.csv", Head + string.Concat(lines)), Creating);
        Assert.Equal((9_100, 0, 0, 0), tally.Fates());
        await using var db = book.Db();
        Assert.Equal(1_300, await db.Invoices.CountAsync(i => i.Amount == 7m));
    }

    private static async Task<List<string>> OpenAsync(B2BAccounts.Api.Persistence.AccountsDb db)
    {
        var numbers = (await db.Invoices.Select(i => new { Kind = DocumentKind.Invoice, i.Id, i.Number }).ToListAsync())
            .Concat(await db.CreditNotes.Select(c => new { Kind = DocumentKind.CreditNote, c.Id, c.Number }).ToListAsync())
            .ToDictionary(d => (d.Kind, d.Id), d => d.Number);
        return [.. (await db.OpenDocuments.ToListAsync()).Select(o => $"{numbers[(o.Kind, o.DocumentId)]} {o.Open:0.##}")];
    }
}
