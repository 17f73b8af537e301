using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Purchasing;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Purchasing;

/// <summary>Products, profit, returns and seasons against plain loops over the same rows.</summary>
public sealed class ProductLinesTests
{
    private static readonly string[] Products = ["Bolt", "bolt", "轴承", "Gear"];

    [DatabaseTheory]
    [InlineData(41)]
    public async Task Products_and_profit_are_those_of_plain_loops_on_every_day(int seed)
    {
        var random = new RandomBook(seed, 6, 700, 1.3);
        await using var book = await TestBook.OpenAsync();
        await random.SaveAsync(book);
        var lines = await LinesAsync(random, book, seed);
        foreach (var seen in new long[][] { [1, 2, 3, 4, 5, 6], [2, 5] })
        {
            await using var db = book.Answers(seen.Length == 6 ? Scope.Everything : Scope.Of(accounts: seen));
            foreach (var (day, months) in new[] { (random.Last, 12), (new DateOnly(2024, 2, 29), 1), (RandomBook.First.AddDays(350), 60) })
            {
                var mix = await book.Get<ProductLines>().MixAsync(db, AccountSet.Of(seen), day, months, 200, default);
                var few = await book.Get<ProductLines>().MixAsync(db, AccountSet.Of(seen), day, months, 2, default);
                var profits = await book.Get<ProductLines>().ProfitsAsync(db, AccountSet.Of(seen), day, months, default);
                foreach (var account in seen)
                {
                    var counted = lines.Where(l => l.Account == account && l.Date > day.AddMonths(-months) && l.Date <= day
                        && !random.Reversals.Exists(r => r.Kind == l.Kind && r.DocumentId == l.Document && r.Date <= day)).ToList();
                    var expected = Mix(new PlainReplay(random), counted);
                    Assert.Equal(expected, mix[account].Value);
                    Assert.Equal(expected.Take(2), few[account].Value);
                    var (known, unknown) = (counted.Where(l => l.Line.Cost is not null).ToList(), counted.Where(l => l.Line.Cost is null).ToList());
                    var replay = new PlainReplay(random);
                    Assert.Equal(
                        new AccountProfit(account, Sum(replay, known, l => l.Line.Amount), Sum(replay, known, l => l.Line.Cost!.Value), Sum(replay, unknown, l => l.Line.Amount)),
                        profits[account].Value.Account);
                }

                var curve = await book.Get<ProductLines>().CurveAsync(db, day, months, default);
                Assert.Equal(profits.Values.Sum(p => p.Value.Account.Profit), curve.Profit);
                Assert.Equal(profits.Values.Sum(p => p.Value.Account.SalesWithoutCost), curve.SalesWithoutCost);
                Assert.Equal(profits.Where(p => p.Value.Value.Account is not { Sales: 0m, Cost: 0m }).Select(p => p.Key).Order(), curve.Points.Select(p => p.Account.AccountId).Order());
            }
        }
    }

    [DatabaseTheory]
    [InlineData(43)]
    public async Task Returns_and_months_are_those_of_plain_loops(int seed)
    {
        var random = new RandomBook(seed, 4, 1_000, 0.9);
        foreach (var (i, note) in random.CreditNotes.Index())
        {
            note.Reason = (CreditNoteReason)(i % 3);
        }

        await using var book = await TestBook.OpenAsync();
        await random.SaveAsync(book);
        await using var db = book.Answers();
        var replay = new PlainReplay(random);
        foreach (var day in new[] { random.Last, new DateOnly(2024, 2, 29), RandomBook.First.AddDays(200) })
        {
            var ids = AccountSet.Of(random.Accounts.Select(a => a.Id));
            var returns = await book.Get<Purchases>().ReturnsAsync(db, ids, day, default);
            var short12 = await book.Get<Purchases>().OfAsync(db, ids, day, default);
            var series = await book.Get<Purchases>().SeriesAsync(db, ids, day, 12, default);
            var longer = await book.Get<Purchases>().SeriesAsync(db, ids, day, 60, default);
            foreach (var account in ids.Ids)
            {
                bool Stands(DocumentKind kind, long id, DateOnly date) => date > day.AddMonths(-12) && date <= day && !random.Reversals.Exists(r => r.Kind == kind && r.DocumentId == id && r.Date <= day);
                var back = random.CreditNotes.Where(n => n.AccountId == account && n.Reason == CreditNoteReason.Return && Stands(DocumentKind.CreditNote, n.Id, n.Date)).ToList();
                var sold = random.Invoices.Where(n => n.AccountId == account && Stands(DocumentKind.Invoice, n.Id, n.Date));
                Assert.Equal(
                    new PurchaseReturns(
                        day,
                        back.GroupBy(n => (n.Currency, n.Date)).Sum(g => Currency.Of("CNY").Round(g.Sum(n => n.Amount) * replay.Rate(g.Key.Currency, g.Key.Date))),
                        sold.GroupBy(n => (n.Currency, n.Date)).Sum(g => Currency.Of("CNY").Round(g.Sum(n => n.NetAmount ?? n.Amount) * replay.Rate(g.Key.Currency, g.Key.Date))),
                        back.Count),
                    returns[account].Value);
                Assert.Equal(short12[account].Value.Monthly, series[account].Value);
                Assert.Equal(series[account].Value, longer[account].Value.TakeLast(12));
                Assert.Equal(60, longer[account].Value.Count);
                Assert.Equal(short12[account].Value.Figures.FirstOrderOn is { } first && first < new DateOnly(day.Year, day.Month, 1) ? (first.Year, first.Month) : ((int, int)?)null,
                    longer[account].Value.Where(m => m.OrderDays > 0).Select(m => ((int, int)?)(m.Year, m.Month)).FirstOrDefault());
            }
        }
    }

    [DatabaseTheory]
    [InlineData(0, 12, "first")]
    [InlineData(201, 12, "first")]
    [InlineData(50, 0, "months")]
    [InlineData(50, 61, "months")]
    public async Task One_to_two_hundred_products_of_one_to_sixty_months_are_told(int first, int months, string path)
    {
        await using var book = await TestBook.OpenAsync();
        await using var db = book.Answers();
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => book.Get<ProductLines>().MixAsync(db, AccountSet.Of(1), RandomBook.First, months, first, default));
        Assert.Equal((RuleCodes.ValueOutOfRange, path), (refused.Code, string.Join('.', refused.Path)));
    }

    private static List<ProductSales> Mix(PlainReplay replay, List<SoldLine> lines)
    {
        var products = lines.GroupBy(l => l.Line.Product).Select(p => (
            Name: p.Key,
            Amount: Sum(replay, [.. p], l => l.Line.Amount),
            Quantity: p.Sum(l => l.Kind == DocumentKind.Invoice ? l.Line.Quantity : l.Returned ? -l.Line.Quantity : 0m),
            Days: p.Where(l => l.Kind == DocumentKind.Invoice).Select(l => l.Date).Distinct().Count())).ToList();
        var all = products.Sum(p => p.Amount);
        return [.. products.OrderByDescending(p => p.Amount).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new ProductSales(p.Name, p.Amount, p.Quantity, p.Days, all > 0m ? p.Amount / all : null))];
    }

    private static decimal Sum(PlainReplay replay, List<SoldLine> lines, Func<SoldLine, decimal> value)
    {
        var sum = 0m;
        foreach (var day in lines.GroupBy(l => (l.Currency, l.Date, l.Kind)))
        {
            var amount = Currency.Of("CNY").Round(day.Sum(value) * replay.Rate(day.Key.Currency, day.Key.Date));
            sum += day.Key.Kind == DocumentKind.Invoice ? amount : -amount;
        }

        return sum;
    }

    private static async Task<List<SoldLine>> LinesAsync(RandomBook random, TestBook book, int seed)
    {
        var (dice, lines, id) = (new Random(seed), new List<SoldLine>(), 1L);
        await using var db = book.Db();
        foreach (var invoice in random.Invoices.Where(_ => dice.Next(5) > 0))
        {
            foreach (var i in Enumerable.Range(1, dice.Next(1, 4)))
            {
                var line = Fill(new InvoiceLine { Id = id++, InvoiceId = invoice.Id, Position = i });
                db.InvoiceLines.Add(line);
                lines.Add(new SoldLine(invoice.AccountId, DocumentKind.Invoice, invoice.Id, invoice.Currency, invoice.Date, false, line));
            }
        }

        foreach (var (i, note) in random.CreditNotes.Index())
        {
            note.Reason = i % 2 == 0 ? CreditNoteReason.Return : CreditNoteReason.Price;
            db.Update(note);
            var line = Fill(new CreditNoteLine { Id = id++, CreditNoteId = note.Id, Position = 1 });
            db.CreditNoteLines.Add(line);
            lines.Add(new SoldLine(note.AccountId, DocumentKind.CreditNote, note.Id, note.Currency, note.Date, note.Reason == CreditNoteReason.Return, line));
        }

        await db.SaveChangesAsync();
        return lines;

        T Fill<T>(T line)
            where T : DocumentLine
        {
            line.Product = Products[dice.Next(Products.Length)];
            line.Quantity = dice.Next(1, 5) * 0.125m;
            line.UnitPrice = 1m;
            line.Amount = dice.Next(1, 100_000);
            line.Cost = dice.Next(3) == 0 ? null : dice.Next(0, 120_000);
            return line;
        }
    }

    private sealed record SoldLine(long Account, DocumentKind Kind, long Document, string Currency, DateOnly Date, bool Returned, DocumentLine Line);
}
