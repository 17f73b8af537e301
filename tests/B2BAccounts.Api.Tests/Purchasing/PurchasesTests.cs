using B2BAccounts.Api.Purchasing;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Api.Tests.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Purchasing;

public sealed class PurchasesTests
{
    [DatabaseTheory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Level_order_days_recency_and_months_are_those_of_plain_loops_on_every_day(int seed)
    {
        var random = new RandomBook(seed, 5, 1_000, 0.5);
        await using var book = await TestBook.OpenAsync();
        await random.SaveAsync(book);
        await using var db = book.Answers();
        foreach (var day in Enumerable.Range(0, 12).Select(n => RandomBook.First.AddDays(n * 83 + 1)).Append(new DateOnly(2024, 3, 31)).Append(new DateOnly(2024, 2, 29)))
        {
            var figures = await book.Get<Purchases>().OfAsync(db, AccountSet.Of(random.Accounts.Select(a => a.Id)), day, default);
            foreach (var account in random.Accounts.Select(a => a.Id))
            {
                var (level, months, days, invoices) = Plain(random, account, day);
                var figure = figures[account].Value;
                Assert.Equal(level, figure.Figures.Level);
                Assert.Equal(days.Count(d => d > day.AddMonths(-12)), figure.Figures.OrderDays);
                Assert.Equal(invoices, figure.Figures.Invoices);
                Assert.Equal(days.Count == 0 ? null : day.DayNumber - days.Max().DayNumber, figure.Figures.RecencyDays);
                Assert.Equal(days.Count == 0 ? null : days.Min(), figure.Figures.FirstOrderOn);
                Assert.Equal(months, figure.Monthly.Select(m => (m.Year, m.Month, m.Amount)));
            }
        }
    }

    private static (decimal Level, List<(int Year, int Month, decimal Amount)> Months, List<DateOnly> Days, int Invoices) Plain(RandomBook random, long account, DateOnly day)
    {
        var replay = new PlainReplay(random);
        bool Stands(DocumentKind kind, long id) => !random.Reversals.Exists(r => r.Kind == kind && r.DocumentId == id && r.Date <= day);
        var invoices = random.Invoices.Where(i => i.AccountId == account && i.Date <= day && Stands(DocumentKind.Invoice, i.Id)).ToList();
        var notes = random.CreditNotes.Where(i => i.AccountId == account && i.Date <= day && Stands(DocumentKind.CreditNote, i.Id)).ToList();
        var atoms = invoices.GroupBy(i => (i.Currency, i.Date)).Select(g => (g.Key.Date, Amount: Cents(g.Sum(i => i.NetAmount ?? i.Amount) * replay.Rate(g.Key.Currency, g.Key.Date))))
            .Concat(notes.GroupBy(i => (i.Currency, i.Date)).Select(g => (g.Key.Date, Amount: -Cents(g.Sum(i => i.Amount) * replay.Rate(g.Key.Currency, g.Key.Date))))).ToList();
        var thisMonth = new DateOnly(day.Year, day.Month, 1);
        var last = day.AddDays(1).Day == 1 ? thisMonth : thisMonth.AddMonths(-1);
        var months = Enumerable.Range(0, 12).Select(n => last.AddMonths(n - 11))
            .Select(m => (m.Year, m.Month, atoms.Where(a => a.Date.Year == m.Year && a.Date.Month == m.Month).Sum(a => a.Amount))).ToList();
        return (atoms.Where(a => a.Date > day.AddMonths(-12)).Sum(a => a.Amount), months, [.. invoices.Select(i => i.Date).Distinct()], invoices.Count);
    }

    private static decimal Cents(decimal amount) => Currency.Of("CNY").Round(amount);
}
