using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Demo;

/// <summary>Two years of invoices and payments of the demo's customers, each by its habit.</summary>
public sealed class DemoTrade
{
    // Customers in the dollar area; the rest is invoiced in the base currency.
    private static readonly HashSet<string> Foreigners = ["D3017", "D4015", "D4010"];

    private readonly DateOnly today;
    private readonly DateOnly start;
    private readonly string baseCurrency;
    private readonly List<DemoInvoice> invoices = [];
    private readonly List<DemoCreditNote> creditNotes = [];
    private readonly List<DemoPayment> payments = [];
    private readonly List<DemoWriteOff> writeOffs = [];

    private DemoTrade(DateOnly today, string baseCurrency)
    {
        (this.today, this.baseCurrency) = (today, baseCurrency);
        start = today.AddMonths(-DemoPortfolio.Months);
        foreach (var company in DemoCompany.All.Where(c => c.IsCustomer))
        {
            Trade(company, DemoRandom.For(company.Number + "/trade"));
        }
    }

    public IReadOnlyList<DemoInvoice> Invoices => [.. invoices.OrderBy(i => i.Date).ThenBy(i => i.Number, StringComparer.Ordinal)];

    public IReadOnlyList<DemoCreditNote> CreditNotes => creditNotes;

    public IReadOnlyList<DemoPayment> Payments => [.. payments.OrderBy(p => p.Date).ThenBy(p => p.Number, StringComparer.Ordinal)];

    public IReadOnlyList<DemoWriteOff> WriteOffs => writeOffs;

    public static DemoTrade Create(DateOnly today, string baseCurrency) => new(today, baseCurrency);

    public static string CurrencyOf(DemoCompany company, string baseCurrency) =>
        Foreigners.Contains(company.Number) ? DemoFxRates.Foreign(baseCurrency) : baseCurrency;

    public static PaymentTerms TermsOf(DemoCompany company) => DemoRandom.For(company.Number + "/terms").Between(1, 6) switch
    {
        1 => new PaymentTerms(45),
        2 => new PaymentTerms(60),
        3 => new PaymentTerms(30, EndOfMonth: true),
        4 => new PaymentTerms(30, DiscountPercent: 2m, DiscountDays: 10),
        _ => PaymentTerms.Default,
    };

    private void Trade(DemoCompany company, DemoRandom random)
    {
        var (daysBetween, smallest, largest) = company.Habit switch
        {
            DemoHabit.Excellent => (8, 20_000, 90_000),
            DemoHabit.Good => (18, 12_000, 50_000),
            DemoHabit.Slowing => (22, 10_000, 40_000),
            DemoHabit.Failing => (26, 15_000, 45_000),
            DemoHabit.Fresh => (12, 8_000, 20_000),
            _ => (42, 5_000, 25_000),
        };
        var (first, last) = company.Habit switch
        {
            DemoHabit.Dormant => (start, today.AddMonths(-18)),
            DemoHabit.Lost => (start, today.AddMonths(-9)),
            DemoHabit.Failing => (start, today.AddMonths(-10)),
            DemoHabit.Fresh => (today.AddDays(-30), today.AddDays(-6)),
            _ => (start, today.AddDays(-1)),
        };
        var day = first.AddDays(random.Between(1, company.Habit == DemoHabit.Fresh ? 3 : daysBetween));
        for (; day <= last; day = day.AddDays(random.Between(daysBetween / 2, daysBetween * 3 / 2)))
        {
            Order(company, WorkingDay(day), random, smallest, largest);
        }

        if (company.Habit == DemoHabit.Failing)
        {
            WriteOffOldest(company);
        }

        if (company.Habit == DemoHabit.Good && random.Chance(20))
        {
            // Money that came in before its invoice.
            var currency = CurrencyOf(company, baseCurrency);
            var ahead = WorkingDay(today.AddDays(-4));
            payments.Add(new DemoPayment(company.Number, Number("RCP", ahead, company, payments.Count), ahead, currency,
                random.Between(20, 60) * 100m, "Bank transfer", []));
        }
    }

    private void Order(DemoCompany company, DateOnly date, DemoRandom random, int smallest, int largest)
    {
        if (date >= today)
        {
            return;
        }

        var (currency, month) = (CurrencyOf(company, baseCurrency), MonthOf(date));
        // Business grows by about one percent a month; a dollar buys what seven yuan buy.
        var amount = Whole(random.Between(smallest, largest) * (100 + month) / 100m / (currency == baseCurrency ? 1 : 7), random, currency);
        var due = TermsOf(company).DueDate(date);
        var late = company.Habit switch
        {
            DemoHabit.Excellent => random.Around(-4, 5),
            DemoHabit.Good => random.Around(3, 7),
            DemoHabit.Slowing => random.Around(2 + (month * 5 / 2), 6),
            DemoHabit.Failing => random.Around(25 + (month * 4), 15),
            DemoHabit.Dormant or DemoHabit.Lost => random.Around(8, 8),
            _ => random.Around(22, 14),
        };
        var paidOn = WorkingDay(Later(due.AddDays(late), date.AddDays(1)));
        var neverPaid = company.Habit == DemoHabit.Failing && month >= 9;
        var number = Number("INV", date, company, invoices.Count);
        var disputed = company.Habit is DemoHabit.Ordinary or DemoHabit.Slowing && random.Chance(7);
        var dispute = disputed && due.AddDays(2) < today && paidOn > due.AddDays(2)
            ? new DemoDispute(due.AddDays(2), paidOn < today ? paidOn : null,
                random.Pick<string>(["Two boxes arrived damaged", "Price differs from the order", "Delivered nine days late"]), amount)
            : null;
        invoices.Add(new DemoInvoice(company.Number, number, date, due, currency, amount, $"PO-{random.Between(10_000, 99_999)}", dispute));

        var open = amount;
        var returnedOn = WorkingDay(date.AddDays(8));
        if (random.Chance(4) && returnedOn < today && (neverPaid || returnedOn < paidOn))
        {
            var back = Whole(amount * random.Between(5, 15) / 100, random, currency);
            creditNotes.Add(new DemoCreditNote(company.Number, Number("CN", returnedOn, company, creditNotes.Count), returnedOn, currency, back,
                random.Chance(70) ? CreditNoteReason.Return : CreditNoteReason.Price, number));
            open -= back;
        }

        if (!neverPaid)
        {
            Pay(company, number, currency, open, paidOn, random);
        }
    }

    private void Pay(DemoCompany company, string invoice, string currency, decimal open, DateOnly paidOn, DemoRandom random)
    {
        var inTwo = company.Habit is DemoHabit.Ordinary or DemoHabit.Slowing && random.Chance(15);
        var firstPart = inTwo ? Whole(open * 6 / 10, random, currency) : open;
        foreach (var (part, day) in ((decimal, DateOnly)[])[(firstPart, paidOn), (open - firstPart, WorkingDay(paidOn.AddDays(12)))])
        {
            if (part > 0m && day < today)
            {
                payments.Add(new DemoPayment(company.Number, Number("RCP", day, company, payments.Count), day, currency, part,
                    random.Chance(80) ? "Bank transfer" : "Bank acceptance", [(invoice, part)]));
            }
        }
    }

    // The oldest invoice that nobody has paid, given up three months ago.
    private void WriteOffOldest(DemoCompany company)
    {
        var paid = payments.SelectMany(p => p.Parts.Select(part => (p.Account, part.Invoice))).ToHashSet();
        var oldest = invoices.First(i => i.Account == company.Number && !paid.Contains((i.Account, i.Number)));
        var credited = creditNotes.Where(c => c.Account == company.Number && c.Invoice == oldest.Number).Sum(c => c.Amount);
        var date = WorkingDay(today.AddMonths(-3));
        writeOffs.Add(new DemoWriteOff(company.Number, Number("WO", date, company, writeOffs.Count), date, oldest.Currency, oldest.Amount - credited,
            "In insolvency proceedings", oldest.Number));
    }

    private int MonthOf(DateOnly date) => ((date.Year - start.Year) * 12) + date.Month - start.Month;

    private static string Number(string prefix, DateOnly date, DemoCompany company, int sequence) =>
        $"{prefix}-{date:yyMM}-{company.Number[1..]}-{sequence + 1:0000}";

    // Real amounts have cents.
    private static decimal Whole(decimal amount, DemoRandom random, string currency) =>
        Currency.Of(currency).Round(decimal.Truncate(amount) + (random.Between(0, 99) / 100m));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
