using B2BAccounts.Api.Demo;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Api.Tests.Demo;

public sealed class DemoPortfolioTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);
    private static readonly DemoPortfolio Portfolio = DemoPortfolio.Create(Today, "CNY");
    private static readonly HashSet<string> Customers = [.. DemoCompany.All.Where(c => c.IsCustomer).Select(c => c.Number)];

    [Fact]
    public void The_same_day_gives_the_same_portfolio()
    {
        var again = DemoPortfolio.Create(Today, "CNY");
        Assert.Equal(Portfolio.Invoices, again.Invoices);
        Assert.Equal(Portfolio.Payments.Select(p => (p.Account, p.Number, p.Date, p.Amount)), again.Payments.Select(p => (p.Account, p.Number, p.Date, p.Amount)));
        Assert.Equal(Portfolio.FxRates.Select(r => (r.Day, r.Rate)), again.FxRates.Select(r => (r.Day, r.Rate)));
        // SplitMix64 seeded by FNV-1a of "test", computed by another program.
        var random = DemoRandom.For("test");
        Assert.Equal([28, 89, 94], Enumerable.Range(0, 3).Select(_ => random.Between(1, 100)));
    }

    [Fact]
    public void Eighty_companies_in_four_tiers_have_codes_that_pass_their_checks()
    {
        Assert.Equal(80, Portfolio.Accounts.Count);
        Assert.Equal([1, 2, 3, 4], DemoCompany.All.Select(c => c.Tier).Distinct().Order());
        Assert.Equal(80, Portfolio.Accounts.Select(a => a.Account.LegalName).Distinct().Count());
        Assert.True(Portfolio.Accounts.Count(a => a.Account.LocalName is not null) > 50);
        foreach (var code in Portfolio.Accounts.SelectMany(a => a.Identifiers))
        {
            var check = IdentifierCheck.Check(code.Scheme, code.Value);
            Assert.True(check.Verified, $"{code.Scheme} {code.Value}: {check.Problem}");
            Assert.Equal(code.Value, check.Value);
        }

        Assert.Equal(80, Portfolio.Accounts.Count(a => a.Identifiers.Count > 0));
        Assert.Equal(80, Portfolio.Accounts.SelectMany(a => a.Identifiers).Where(i => i.Scheme != IdentifierScheme.Vat).Select(i => i.Value).Distinct().Count());
    }

    [Fact]
    public void Most_customers_have_signed_an_agreement_and_no_stranger_has()
    {
        var signed = Portfolio.Accounts.Where(a => a.Account.NdaOn <= Today).Select(a => a.Account.Number).ToHashSet();
        Assert.Subset(Customers, signed);
        Assert.InRange(signed.Count, Customers.Count * 3 / 4, Customers.Count - 1);
        Assert.All(Portfolio.Accounts, a => Assert.True(a.Account.NdaOn is null || a.Account.NdaOn < Today, a.Account.Number));
    }

    [Fact]
    public void Two_years_of_documents_end_before_the_day_and_settle_no_more_than_was_owed()
    {
        Assert.True(Portfolio.Invoices.Count > 1_000);
        Assert.All(Portfolio.Invoices, i => Assert.True(i.Date < Today && i.Date >= Today.AddMonths(-24) && i.DueDate >= i.Date && i.Amount > 0m));
        Assert.All(Portfolio.Payments, p => Assert.True(p.Date < Today && p.Amount > 0m && p.Parts.Sum(part => part.Amount) <= p.Amount));
        Assert.All(Portfolio.CreditNotes, c => Assert.True(c.Date < Today));
        var open = Portfolio.Invoices.ToDictionary(i => (i.Account, i.Number), i => i.Amount);
        var taken = Portfolio.Payments.SelectMany(p => p.Parts.Select(part => (p.Account, part.Invoice, part.Amount)))
            .Concat(Portfolio.CreditNotes.Select(c => (c.Account, c.Invoice, c.Amount))).Concat(Portfolio.WriteOffs.Select(w => (w.Account, w.Invoice, w.Amount)));
        foreach (var (account, invoice, amount) in taken)
        {
            open[(account, invoice)] -= amount;
        }

        Assert.All(open, o => Assert.True(o.Value >= 0m));
        Assert.Single(Portfolio.WriteOffs);
        Assert.Contains(Portfolio.Invoices, i => i.Dispute is { ClosedOn: null });
        Assert.Contains(Portfolio.Invoices, i => i.Dispute is { ClosedOn: not null });
        Assert.Equal(3, Portfolio.Invoices.Where(i => i.Currency == "USD").Select(i => i.Account).Distinct().Count());
    }

    [Fact]
    public void Slow_payers_get_slower()
    {
        foreach (var slow in DemoCompany.All.Where(c => c.Habit == DemoHabit.Slowing))
        {
            var due = Portfolio.Invoices.Where(i => i.Account == slow.Number).ToDictionary(i => i.Number, i => i.DueDate);
            var late = Portfolio.Payments.Where(p => p.Account == slow.Number)
                .SelectMany(p => p.Parts.Select(part => (p.Date, Days: p.Date.DayNumber - due[part.Invoice].DayNumber))).ToList();
            var early = late.Where(l => l.Date < Today.AddMonths(-14)).Average(l => l.Days);
            var recent = late.Where(l => l.Date > Today.AddMonths(-8)).Average(l => l.Days);
            Assert.True(recent > early + 15, $"{slow.Number}: {early:0} then {recent:0} days late");
        }
    }

    [Fact]
    public void Strangers_stand_before_behind_and_beside_our_customers_and_the_chain_has_a_cycle()
    {
        var links = Portfolio.Links.Where(l => l.Link.HoldsOn(Today)).Select(l => (l.Supplier, l.Buyer)).ToHashSet();
        Assert.Contains(links, l => !Customers.Contains(l.Supplier) && Customers.Contains(l.Buyer));
        Assert.Contains(links, l => Customers.Contains(l.Supplier) && !Customers.Contains(l.Buyer));
        // A stranger whose supplier serves a customer, too.
        Assert.Contains(links, l => !Customers.Contains(l.Buyer) && links.Any(o => o.Supplier == l.Supplier && Customers.Contains(o.Buyer)));
        // A stranger of a customer's industry with a supplier in common.
        var industry = DemoCompany.All.ToDictionary(c => c.Number, c => c.Industry);
        Assert.Contains(links, l => !Customers.Contains(l.Buyer)
            && links.Any(o => o.Supplier == l.Supplier && Customers.Contains(o.Buyer) && industry[o.Buyer] == industry[l.Buyer]));
        Assert.Contains(Portfolio.Relations, r => r.Kind == RelationKind.ReferredBy && !Customers.Contains(r.Account));
        Assert.Contains(Portfolio.Relations, r => r.Kind == RelationKind.DroppedBy);
        Assert.True(Reaches("D1013", "D1013", links), "scrap goes round");
        Assert.Contains(Portfolio.Accounts, a => a.ParentNumber is not null && Portfolio.Accounts.Any(b => b.ParentNumber == a.Account.Number));
    }

    [Fact]
    public void Every_dollar_document_has_a_rate_no_more_than_seven_days_old_and_so_has_the_coming_year()
    {
        var days = Portfolio.FxRates.Select(r => r.Day).Order().ToList();
        for (var day = Today.AddMonths(-24); day <= Today.AddYears(1); day = day.AddDays(1))
        {
            var latest = days.Last(d => d <= day);
            Assert.True(day.DayNumber - latest.DayNumber <= 7, $"{day:yyyy-MM-dd}");
        }

        Assert.Equal(days.Count, days.Distinct().Count());
        Assert.All(Portfolio.FxRates, r => Assert.InRange(r.Rate, 6m, 8.5m));
    }

    private static bool Reaches(string from, string to, HashSet<(string Supplier, string Buyer)> links)
    {
        var (seen, next) = (new HashSet<string>(), new Queue<string>([from]));
        while (next.TryDequeue(out var at))
        {
            foreach (var (_, buyer) in links.Where(l => l.Supplier == at))
            {
                if (buyer == to)
                {
                    return true;
                }

                if (seen.Add(buyer))
                {
                    next.Enqueue(buyer);
                }
            }
        }

        return false;
    }
}
