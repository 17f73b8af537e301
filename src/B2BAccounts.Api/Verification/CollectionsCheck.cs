using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Verification;

/// <summary>DSO and its like as they are answered, by account and for the whole book, against a replay of every document.</summary>
internal sealed class CollectionsCheck(CompanyCollections collections, IOptions<BusinessOptions> business)
{
    private readonly AgeingEdges _edges = new(business.Value.Edges());
    private readonly Dictionary<DateOnly, Sums> _book = [];

    /// <summary>Compares the accounts, and keeps their sums for <see cref="CheckBookAsync"/>.</summary>
    public async Task CheckAsync(Book db, IReadOnlyList<AccountReplay> accounts, DateOnly day, FxTable rates, Findings found, CancellationToken cancel)
    {
        var asked = await collections.GatheredAsync(db, Gathering.Each(accounts.Select(a => a.Id)), day, cancel);
        var book = OfBook(day);
        foreach (var account in accounts)
        {
            var replayed = Figure.Of(() => Replay(account, day, rates));
            Compare(account.Number, day, asked[account.Id], replayed, found);
            book.Refused ??= replayed.Violation;
            book.Add(replayed.ValueOrNull ?? new Sums());
        }
    }

    /// <summary>Compares the question about the whole book, which is another statement than that about some accounts.</summary>
    public async Task CheckBookAsync(Book db, DateOnly day, Findings found, CancellationToken cancel)
    {
        var asked = await collections.GatheredAsync(db, Gathering.WholeBook, day, cancel);
        Compare(null, day, asked[Gathering.Book], Figure.Of(() => OfBook(day).Refused is { } refused ? throw refused : OfBook(day)), found);
    }

    private Sums OfBook(DateOnly day) => _book.TryGetValue(day, out var sums) ? sums : _book[day] = new Sums();

    private Sums Replay(AccountReplay account, DateOnly day, FxTable rates)
    {
        var (rows, undone) = (account.Rows, account.Rows.Reversals.ToLookup(r => (r.Kind, r.DocumentId)));
        var documents = rows.Invoices.Select(d => (DocumentKind.Invoice, d.Id, d.Date, d.Currency, d.Amount))
            .Concat(rows.CreditNotes.Select(d => (DocumentKind.CreditNote, d.Id, d.Date, d.Currency, d.Amount)))
            .Concat(rows.WriteOffs.Select(d => (DocumentKind.WriteOff, d.Id, d.Date, d.Currency, d.Amount)))
            .Where(d => d.Date <= day).ToList();
        var (before, until) = QuarterBefore(day);
        var sums = new Sums
        {
            Owed = Owed(day), OwedBefore = Owed(before), OwedAfter = Owed(until), Sales90 = Sales(day.AddDays(-90), day, day), Sales365 = Sales(day.AddDays(-365), day, day),
            SalesOfQuarter = Sales(before, until, until), WrittenOff = Sum(DocumentKind.WriteOff, before, until, until),
        };
        for (var first = new DateOnly(day.Year, day.Month, 1); documents.Exists(d => d.Date < first.AddMonths(1)); first = first.AddMonths(-1))
        {
            sums.SalesByMonth[first] = Sales(first.AddDays(-1), first.AddMonths(1).AddDays(-1), day);
        }

        return sums;

        (decimal Balance, decimal NotDue) Owed(DateOnly on)
        {
            var atoms = Ageing.Atoms(account.Ledger.OpenItems(on), account.Ledger.Unapplied(on), _edges, on)
                .Select(a => (a.Bucket, Amount: rates.Convert(a.Amount, a.Currency, on))).ToList();
            return (atoms.Sum(a => a.Bucket == AgeingEdges.Unapplied ? -a.Amount : a.Amount), atoms.Where(a => a.Bucket == 0).Sum(a => a.Amount));
        }

        decimal Sales(DateOnly after, DateOnly last, DateOnly known) => Sum(DocumentKind.Invoice, after, last, known) - Sum(DocumentKind.CreditNote, after, last, known);

        // What is of one date and currency is added, converted and rounded.
        decimal Sum(DocumentKind kind, DateOnly after, DateOnly last, DateOnly known) => documents
            .Where(d => d.Item1 == kind && d.Date > after && d.Date <= last)
            .GroupBy(d => (d.Date, d.Currency))
            .Sum(g => rates.Convert(g.Sum(d => d.Amount - undone[(kind, d.Id)].Where(r => r.Date <= known).Sum(r => r.Amount)), g.Key.Currency, g.Key.Date));
    }

    /// <summary>The day before the first and the last day of the quarter that has ended last.</summary>
    private static (DateOnly Before, DateOnly Until) QuarterBefore(DateOnly day)
    {
        var after = day.AddDays(1);
        var began = new DateOnly(after.Year, after.Month, 1);
        while (began.Month % 3 != 1)
        {
            began = began.AddMonths(-1);
        }

        return (began.AddMonths(-3).AddDays(-1), began.AddDays(-1));
    }

    private static void Compare(string? number, DateOnly day, Figure<CollectionFigures> said, Figure<Sums> replayed, Findings found)
    {
        if (said.ValueOrNull is not { } a || replayed.ValueOrNull is not { } b)
        {
            Compare("", said.Violation?.Code, replayed.Violation?.Code);
            return;
        }

        var before = found.Count;
        Compare(", balance", a.Balance, b.Owed.Balance);
        Compare(", not due", a.NotDue, b.Owed.NotDue);
        Compare(", sales of 90 days", a.Sales90, b.Sales90);
        Compare(", sales of 365 days", a.Sales365, b.Sales365);
        if (found.Count > before)
        {
            // What follows from a wrong sum is wrong too.
            return;
        }

        Compare(", DSO over 90 days", a.Dso90, DaysOf(b.Owed.Balance, b.Sales90, 90));
        Compare(", DSO over 365 days", a.Dso365, DaysOf(b.Owed.Balance, b.Sales365, 365));
        Compare(", best possible DSO", a.BestPossible, DaysOf(b.Owed.NotDue, b.Sales90, 90));
        Compare(", average days delinquent", a.Delinquent, DaysOf(b.Owed.Balance, b.Sales90, 90) - DaysOf(b.Owed.NotDue, b.Sales90, 90));
        Compare(", count-back DSO", a.CountBack, CountBack(b, day));
        var sold = b.OwedBefore.Balance + b.SalesOfQuarter;
        Compare(", collection effectiveness", a.Effectiveness.Percent, Percent(sold - b.OwedAfter.Balance, sold - b.OwedAfter.NotDue));
        Compare(", collection effectiveness without write-offs", a.Effectiveness.PercentWithoutWriteOffs, Percent(sold - b.OwedAfter.Balance - b.WrittenOff, sold - b.OwedAfter.NotDue));

        void Compare<T>(string about, T one, T other) => found.Compare(number, $"collections on {day:yyyy-MM-dd}{about}", one, other);

        static decimal? DaysOf(decimal owed, decimal sales, int days) => sales > 0m ? owed * days / sales : null;

        static decimal? Percent(decimal part, decimal whole) => whole > 0m ? part * 100m / whole : null;
    }

    /// <summary>From month to month backwards, as long as a month's sales are owed whole.</summary>
    private static decimal? CountBack(Sums sums, DateOnly day)
    {
        var (left, days, month) = (Math.Max(0m, sums.Owed.Balance), 0m, new DateOnly(day.Year, day.Month, 1));
        for (; left > 0m; month = month.AddMonths(-1))
        {
            if (!sums.SalesByMonth.TryGetValue(month, out var sales))
            {
                return null;
            }

            var length = Math.Min(day.DayNumber + 1, month.AddMonths(1).DayNumber) - month.DayNumber;
            if (left < sales)
            {
                return days + left * length / sales;
            }

            (left, days) = (left - Math.Max(0m, sales), days + length);
        }

        return days;
    }

    private sealed class Sums
    {
        public (decimal Balance, decimal NotDue) Owed { get; set; }

        public (decimal Balance, decimal NotDue) OwedBefore { get; set; }

        public (decimal Balance, decimal NotDue) OwedAfter { get; set; }

        public decimal Sales90 { get; set; }

        public decimal Sales365 { get; set; }

        public decimal SalesOfQuarter { get; set; }

        public decimal WrittenOff { get; set; }

        /// <summary>By a month's first day, without gaps from the day's own back.</summary>
        public SortedDictionary<DateOnly, decimal> SalesByMonth { get; } = [];

        public RuleViolation? Refused { get; set; }

        public void Add(Sums other)
        {
            Owed = Together(Owed, other.Owed);
            OwedBefore = Together(OwedBefore, other.OwedBefore);
            OwedAfter = Together(OwedAfter, other.OwedAfter);
            Sales90 += other.Sales90;
            Sales365 += other.Sales365;
            SalesOfQuarter += other.SalesOfQuarter;
            WrittenOff += other.WrittenOff;
            foreach (var (month, sales) in other.SalesByMonth)
            {
                SalesByMonth[month] = SalesByMonth.GetValueOrDefault(month) + sales;
            }

            static (decimal, decimal) Together((decimal Balance, decimal NotDue) one, (decimal Balance, decimal NotDue) other) => (one.Balance + other.Balance, one.NotDue + other.NotDue);
        }
    }
}
