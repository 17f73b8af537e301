using System.Globalization;
using B2BAccounts.Api.Imports;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Imports;

/// <summary>A month of a real wholesaler's invoice lines. What is expected is worked out here from the file alone.</summary>
public sealed class OnlineRetailTests
{
    private static readonly ImportMap Map = Importing.Sample("online-retail-invoice-lines", ImportedLine.Columns);

    [DatabaseFact]
    public async Task A_real_month_goes_in_by_the_line_and_a_second_time_changes_nothing()
    {
        await using var book = await TestBook.OpenAsync();
        var file = book.CopyOf("retail/online-retail-2010-12.csv");
        // Invoice, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country.
        var lines = File.ReadLines(file.FullName).Skip(1).Select((l, i) => (At: i + 2, Text: l, F: IbmReceivablesTests.Fields(l))).ToList();
        var known = lines.Where(l => l.F[6].Length > 0).ToList();
        var sums = known.GroupBy(l => (l.F[6], l.F[0])).ToDictionary(g => g.Key, g => g.Sum(l => Amount(l.F)));
        var taken = known.Where(l => sums[(l.F[6], l.F[0])] != 0m).ToList();
        var repeats = taken.GroupBy(l => l.Text).SelectMany(g => g.Skip(1)).Select(l => l.At).Order().ToList();

        var tally = await book.Lines(file, Map);
        Assert.Equal((taken.Count, 0, 0, lines.Count - taken.Count), tally.Fates());
        Assert.Equal(lines.Except(taken).Select(l => (l.At, l.F[6].Length == 0 ? "VALUE_MISSING" : "AMOUNT_NOT_POSITIVE")), Importing.Rejected(file));
        Assert.Equal(sums.Values.Count(s => s > 0m), tally.Recorded["invoices"]);
        Assert.Equal(sums.Values.Count(s => s < 0m), tally.Recorded["credit notes"]);
        Assert.Equal(taken.Count, tally.Recorded["lines"]);
        Assert.Equal(repeats, File.ReadLines(RowsBeside.Repeated(file).FullName).Skip(1).Select(l => int.Parse(l.Split('"')[1], CultureInfo.InvariantCulture)));
        Assert.Equal(lines.Except(taken).Count() + taken.Count, lines.Count);

        await using var db = book.Db();
        var numbers = await db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Number);
        var stored = (await db.Invoices.ToListAsync()).Select(i => (Key: (numbers[i.AccountId], i.Number), i.Amount))
            .Concat((await db.CreditNotes.ToListAsync()).Select(c => (Key: (numbers[c.AccountId], c.Number), Amount: -c.Amount)));
        Assert.Equal(sums.Where(s => s.Value != 0m).Select(s => (s.Key, s.Value)).Order(), stored.Order());
        Assert.All(await db.CreditNotes.Select(c => c.Number).ToListAsync(), n => Assert.StartsWith("C", n, StringComparison.Ordinal));
        Assert.True(tally.Recorded["credit notes set against an invoice"] > 0);

        Assert.Equal((0, 0, taken.Count, lines.Count - taken.Count), (await book.Lines(file, Map)).Fates());
    }

    private static decimal Amount(string[] line) => decimal.Round(
        decimal.Parse(line[3], CultureInfo.InvariantCulture) * decimal.Parse(line[5], CultureInfo.InvariantCulture), 2, MidpointRounding.AwayFromZero);
}
