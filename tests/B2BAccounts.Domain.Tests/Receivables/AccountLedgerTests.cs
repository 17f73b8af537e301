using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Receivables;

public sealed class AccountLedgerTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateTime Recorded = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_bounced_payment_counts_until_the_day_it_bounced()
    {
        var ledger = Ledger(
            [Invoice(1, Start, 30, 100m)],
            payments: [new() { Id = 2, AccountId = 1, Currency = "EUR", Amount = 100m, Date = Start.AddDays(20) }],
            allocations: [Given(3, DocumentKind.Payment, 2, 1, 100m, Start.AddDays(20))],
            reversals: [Reversed(4, DocumentKind.Payment, 2, 100m, 25), Reversed(5, DocumentKind.Allocation, 3, 100m, 25)]);
        Assert.Equal(100m, ledger.OpenItems(Start.AddDays(19)).Sum(i => i.Open));
        Assert.Empty(ledger.OpenItems(Start.AddDays(24)));
        Assert.Equal(100m, ledger.OpenItems(Start.AddDays(25)).Sum(i => i.Open));
        Assert.Empty(ledger.Unapplied(Start.AddDays(25)));
    }

    [Fact]
    public void What_was_recorded_later_is_not_known_at_an_earlier_instant()
    {
        var late = Invoice(2, Start, 30, 70m);
        late.RecordedAt = Recorded.AddDays(1);
        var ledger = Ledger([Invoice(1, Start, 30, 100m), late]);
        Assert.Equal(170m, ledger.LedgerSums(Start)[(1, "EUR")]);
        Assert.Equal(100m, ledger.LedgerSums(Start, Recorded)[(1, "EUR")]);
    }

    [Fact]
    public void A_recovery_reverses_part_of_a_write_off_and_pays_the_reopened_part()
    {
        var ledger = Ledger(
            [Invoice(1, Start, 30, 100m)],
            payments: [new() { Id = 6, AccountId = 1, Currency = "EUR", Amount = 40m, Date = Start.AddDays(200) }],
            writeOffs: [new() { Id = 2, AccountId = 1, Currency = "EUR", Amount = 100m, Date = Start.AddDays(100) }],
            allocations: [Given(3, DocumentKind.WriteOff, 2, 1, 100m, Start.AddDays(100)), Given(7, DocumentKind.Payment, 6, 1, 40m, Start.AddDays(200))],
            reversals: [Reversed(4, DocumentKind.WriteOff, 2, 40m, 200), Reversed(5, DocumentKind.Allocation, 3, 40m, 200)]);
        Assert.Equal(0m, ledger.LedgerSums(Start.AddDays(150))[(1, "EUR")]);
        Assert.Equal(0m, ledger.LedgerSums(Start.AddDays(200))[(1, "EUR")]);
        Assert.Empty(ledger.OpenItems(Start.AddDays(200)));
        Assert.Equal(60m, ledger.WrittenOff(Window.Months(Start.AddDays(200), 24)).Sum(p => p.Amount));
    }

    [Fact]
    public void A_refund_takes_back_what_a_payment_had_left()
    {
        var ledger = Ledger(
            [],
            payments: [new() { Id = 1, AccountId = 1, Currency = "EUR", Amount = 50m, Date = Start }],
            refunds: [new() { Id = 2, AccountId = 1, Currency = "EUR", Amount = 50m, Date = Start.AddDays(3) }],
            allocations: [new() { Id = 3, AccountId = 1, FromKind = DocumentKind.Refund, FromId = 2, ToKind = DocumentKind.Payment, ToId = 1, Currency = "EUR", Amount = 50m, Date = Start.AddDays(3) }]);
        Assert.Equal(50m, ledger.Unapplied(Start).Single().Amount);
        Assert.Empty(ledger.Unapplied(Start.AddDays(3)));
        Assert.Equal(0m, ledger.LedgerSums(Start.AddDays(3))[(1, "EUR")]);
    }

    [Fact]
    public void On_every_day_of_a_random_book_buckets_less_unapplied_are_the_ledger_sum()
    {
        var random = new Random(42);
        for (var round = 0; round < 30; round++)
        {
            var ledger = RandomBook(random);
            for (var d = 0; d < 120; d += 7)
            {
                var day = Start.AddDays(d);
                var atoms = Ageing.Atoms(ledger.OpenItems(day), ledger.Unapplied(day), AgeingEdges.Default, day);
                var total = Ageing.Total(atoms, AgeingEdges.Default, "EUR");
                Assert.Equal(ledger.LedgerSums(day).Values.Sum(), total.Balance);
                Assert.All(total.Buckets, b => Assert.True(b >= 0m));
                Assert.True(total.Unapplied >= 0m);
                var byAccount = Ageing.By(atoms, AgeingEdges.Default, "EUR", a => a.AccountId);
                Assert.Equal(total.Balance, byAccount.Values.Sum(b => b.Balance));
                foreach (var ((account, _), sum) in ledger.LedgerSums(day))
                {
                    Assert.Equal(sum, byAccount.TryGetValue(account, out var b) ? b.Balance : 0m);
                }
            }
        }
    }

    // Invoices and payments of two accounts, spread oldest due first on the payment's day, some payments bounced later.
    private static AccountLedger RandomBook(Random random)
    {
        var id = 0L;
        var invoices = Enumerable.Range(0, 30).Select(_ =>
        {
            var invoice = Invoice(++id, Start.AddDays(random.Next(100)), random.Next(0, 60), random.Next(1, 100_000) / 100m);
            invoice.AccountId = random.Next(1, 3);
            return invoice;
        }).ToList();
        var (payments, allocations, reversals) = (new List<Payment>(), new List<Allocation>(), new List<Reversal>());
        foreach (var day in Enumerable.Range(0, 25).Select(_ => Start.AddDays(random.Next(120))).Order())
        {
            var payment = new Payment { Id = ++id, AccountId = random.Next(1, 3), Currency = "EUR", Date = day, Amount = random.Next(1, 150_000) / 100m };
            var open = new AccountLedger(invoices, [], payments, [], [], allocations, reversals, []).OpenItems(day).Where(i => i.AccountId == payment.AccountId);
            payments.Add(payment);
            var bounced = random.Next(4) == 0 ? day.AddDays(random.Next(0, 20)) : (DateOnly?)null;
            foreach (var (invoice, amount) in AllocationRule.OldestDueFirst(payment.Amount, [.. open]))
            {
                allocations.Add(new Allocation { Id = ++id, AccountId = payment.AccountId, FromKind = DocumentKind.Payment, FromId = payment.Id, ToKind = DocumentKind.Invoice, ToId = invoice, Currency = "EUR", Amount = amount, Date = day });
            }

            if (bounced is { } at)
            {
                var live = allocations.Select(a => (a, 0m));
                reversals.AddRange(ReversalRule.Cascade(DocumentKind.Payment, payment.Id, at, live).ToList()
                    .Select(c => new Reversal { Id = ++id, AccountId = payment.AccountId, Kind = DocumentKind.Allocation, DocumentId = c.AllocationId, Date = c.Date, Amount = c.Amount }));
                reversals.Add(new Reversal { Id = ++id, AccountId = payment.AccountId, Kind = DocumentKind.Payment, DocumentId = payment.Id, Date = at, Amount = payment.Amount });
            }
        }

        return new AccountLedger(invoices, [], payments, [], [], allocations, reversals, []);
    }

    private static Invoice Invoice(long id, DateOnly date, int days, decimal amount) => new()
    {
        Id = id, AccountId = 1, Currency = "EUR", Amount = amount, Date = date, DueDate = date.AddDays(days), RecordedAt = Recorded,
    };

    private static Allocation Given(long id, DocumentKind kind, long from, long invoice, decimal amount, DateOnly date) => new()
    {
        Id = id, AccountId = 1, FromKind = kind, FromId = from, ToKind = DocumentKind.Invoice, ToId = invoice, Currency = "EUR", Amount = amount, Date = date,
    };

    private static Reversal Reversed(long id, DocumentKind kind, long document, decimal amount, int day) => new()
    {
        Id = id, AccountId = 1, Kind = kind, DocumentId = document, Amount = amount, Date = Start.AddDays(day),
    };

    private static AccountLedger Ledger(
        IReadOnlyList<Invoice> invoices,
        IReadOnlyList<Payment>? payments = null,
        IReadOnlyList<Refund>? refunds = null,
        IReadOnlyList<WriteOff>? writeOffs = null,
        IReadOnlyList<Allocation>? allocations = null,
        IReadOnlyList<Reversal>? reversals = null) =>
        new(invoices, [], payments ?? [], refunds ?? [], writeOffs ?? [], allocations ?? [], reversals ?? [], []);
}
