using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Generation;

/// <summary>A customer's documents up to a day: invoices, credit notes, payments and write-offs, each in the order of its posting.</summary>
public sealed class GeneratedTrade
{
    // Amounts in yuan; other base currencies are taken to be worth what the rates say, or as much when there are none.
    private const int SmallestOrder = 3_000;
    private const int LargestOrder = 200_000;

    private readonly GenerationPlan plan;
    private readonly Account account;
    private readonly GeneratedCustomer customer;
    private readonly DemoRandom random;
    private readonly Currency currency;
    private readonly int usualOrder;
    private readonly List<NewDocument> documents = [];
    private readonly List<(DateOnly Day, string Invoice, decimal Amount)> parts = [];
    private readonly List<(string Number, DateOnly Due, decimal Open)> unpaid = [];
    private readonly Dictionary<DocumentKind, int> numbered = [];

    private GeneratedTrade(GenerationPlan plan, int index, Account account, GeneratedCustomer customer)
    {
        (this.plan, this.account, this.customer, random) = (plan, account, customer, plan.Random(index, "trade"));
        currency = Currency.Of(account.Currency);
        usualOrder = PowerLaw.Tail(random, SmallestOrder, LargestOrder);
    }

    public static IReadOnlyList<NewDocument> Of(GenerationPlan plan, int index, Account account, GeneratedCustomer customer)
    {
        var trade = new GeneratedTrade(plan, index, account, customer);
        foreach (var day in customer.Purchases)
        {
            trade.Buy(day);
        }

        trade.Pay();
        trade.PayAhead();
        trade.WriteOff();
        return [.. trade.documents.OrderBy(d => d.Date).ThenBy(d => d.Kind)];
    }

    private void Buy(DateOnly day)
    {
        var amount = Amount(usualOrder * random.Between(50, 150) / 100m);
        var (due, number) = (account.Terms.DueDate(day), Number(DocumentKind.Invoice, day));
        var paidOn = PaymentRule.PaidOn(customer.Payer, plan, day, due, random);
        if (paidOn is { } first && customer.PaysTogether)
        {
            paidOn = PaymentRule.NextPaymentDay(first);
        }

        var until = paidOn is { } paid && paid <= plan.AsOf ? paid : plan.AsOf;
        documents.Add(new NewInvoice(account.Number, number, day, amount, currency.Code)
        {
            DueDate = due, OrderNumber = $"PO-{random.Between(10_000, 99_999)}", Dispute = Dispute(due, paidOn, until, amount),
        });
        var open = amount - TakeBack(number, day, amount, until);
        if (paidOn is null || paidOn > plan.AsOf)
        {
            unpaid.Add((number, due, open));
            return;
        }

        if (account.Terms.DiscountDate(day) >= paidOn)
        {
            open -= Credit(number, paidOn.Value, open * account.Terms.DiscountPercent / 100m, CreditNoteReason.Discount);
        }

        Settle(number, due, open, paidOn.Value);
    }

    // One in twelve is paid in two parts.
    private void Settle(string number, DateOnly due, decimal open, DateOnly paidOn)
    {
        var first = random.Between(1, 12) == 1 ? currency.Round(open * random.Between(30, 70) / 100m) : open;
        parts.Add((paidOn, number, first));
        var rest = open - first;
        var restOn = WorkingDays.After(paidOn.AddDays(random.Between(10, 40)));
        if (rest > 0m && restOn <= plan.AsOf)
        {
            parts.Add((restOn, number, rest));
        }
        else if (rest > 0m)
        {
            unpaid.Add((number, due, rest));
        }
    }

    private NewDispute? Dispute(DateOnly due, DateOnly? paidOn, DateOnly until, decimal amount)
    {
        var opened = WorkingDays.After(due.AddDays(random.Between(1, 10)));
        return random.Chance(3) && opened < until
            ? new NewDispute(opened, random.Pick<string>(["Boxes arrived damaged", "Price differs from the order", "Delivered nine days late"]), amount,
                paidOn <= plan.AsOf ? paidOn : null)
            : null;
    }

    private decimal TakeBack(string invoice, DateOnly day, decimal amount, DateOnly until)
    {
        var on = WorkingDays.After(day.AddDays(random.Between(4, 25)));
        if (!random.Chance(4) || on >= until)
        {
            return 0m;
        }

        CreditNoteReason[] reasons =
            [CreditNoteReason.Return, CreditNoteReason.Return, CreditNoteReason.Return, CreditNoteReason.Price, CreditNoteReason.Fee, CreditNoteReason.Other];
        return Credit(invoice, on, amount * random.Between(3, 30) / 100m, random.Pick(reasons));
    }

    private decimal Credit(string invoice, DateOnly day, decimal wanted, CreditNoteReason reason)
    {
        var amount = currency.Round(wanted);
        if (amount > 0m)
        {
            documents.Add(new NewCreditNote(account.Number, Number(DocumentKind.CreditNote, day), day, amount, currency.Code)
            {
                Reason = reason, InvoiceNumber = invoice,
            });
        }

        return amount;
    }

    private void Pay()
    {
        foreach (var day in parts.GroupBy(p => p.Day).OrderBy(g => g.Key))
        {
            foreach (var paid in customer.PaysTogether ? [[.. day]] : day.Select(p => new[] { p }))
            {
                var allocated = paid.Sum(p => p.Amount);
                // Now and then somebody pays a round sum and leaves what is over for later.
                var over = random.Chance(1) ? Amount(random.Between(2, 9) * 100m) : 0m;
                Receive(day.Key, allocated + over, [.. paid.Select(p => new NewAllocation(p.Invoice, p.Amount))]);
            }
        }
    }

    // Money that came in before its invoice.
    private void PayAhead()
    {
        var day = WorkingDays.Before(plan.AsOf.AddDays(-random.Between(2, 20)));
        if (customer.Course is CustomerCourse.Steady or CustomerCourse.New && random.Chance(3))
        {
            Receive(day, Amount(usualOrder * random.Between(20, 60) / 100m), []);
        }
    }

    private void Receive(DateOnly day, decimal amount, IReadOnlyList<NewAllocation> allocations) =>
        documents.Add(new NewPayment(account.Number, Number(DocumentKind.Payment, day), day, amount, currency.Code)
        {
            Method = random.Chance(80) ? "Bank transfer" : "Bank acceptance",
            Allocations = allocations,
        });

    // Of one in three who stopped paying, the two oldest invoices are given up.
    private void WriteOff()
    {
        if (customer.Payer != PayerKind.Stopped || random.Between(1, 3) > 1)
        {
            return;
        }

        var day = WorkingDays.Before(plan.AsOf.AddMonths(-1));
        foreach (var (number, _, open) in unpaid.Where(u => u.Due.AddMonths(6) < day && u.Open > 0m).OrderBy(u => u.Due).Take(2))
        {
            documents.Add(new NewWriteOff(account.Number, Number(DocumentKind.WriteOff, day), day, open, number, "In insolvency proceedings", currency.Code));
        }
    }

    private decimal Amount(decimal yuan)
    {
        var worth = GeneratedFxRates.CurrencyOf("CN", plan.BaseCurrency) is { } yuanCode
            ? GeneratedFxRates.Middle(currency.Code, plan.BaseCurrency) / GeneratedFxRates.Middle(yuanCode, plan.BaseCurrency)
            : 1m;
        // Real amounts have cents.
        return currency.Round((yuan / worth) + (random.Between(0, 99) / 100m));
    }

    private string Number(DocumentKind kind, DateOnly day)
    {
        var prefix = kind switch
        {
            DocumentKind.Invoice => "INV",
            DocumentKind.CreditNote => "CN",
            DocumentKind.Payment => "RCP",
            _ => "WO",
        };
        var sequence = numbered[kind] = numbered.GetValueOrDefault(kind) + 1;
        return $"{prefix}-{day:yyMM}-{sequence:0000}";
    }
}
