using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Receivables;

public sealed class PaymentSpeedTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    [Fact]
    public void An_invoice_paid_early_counts_as_negative_days_late()
    {
        var speed = PaymentSpeed.Of(Day, 24, [Paid(1, 100m, 30, -10), Paid(2, 300m, 30, 10)], []);
        Assert.Equal(5m, speed.DaysLate);
        Assert.Equal(35m, speed.DaysToPay);
        Assert.Equal(0.25m, speed.OnTimeShareByAmount);
        Assert.Equal(0.5m, speed.OnTimeShareByCount);
        Assert.Equal((10, 10), (speed.MedianDaysLate, speed.NinetiethDaysLate));
        Assert.Equal((40, 40), (speed.MedianDaysToPay, speed.NinetiethDaysToPay));
    }

    [Fact]
    public void What_is_overdue_counts_as_if_paid_today_beside_what_was_paid()
    {
        var speed = PaymentSpeed.Of(Day, 24, [Paid(1, 100m, 30, 0)], [Unpaid(2, 100m, 30, 60)]);
        Assert.Equal(0m, speed.DaysLate);
        Assert.Equal(30m, speed.DaysLateIncludingUnpaid);
        Assert.Equal(60m, speed.DaysToPayIncludingUnpaid);
        Assert.Equal(0.5m, speed.OnTimeShareByAmount);
        Assert.Equal(new SpeedCounts(2, 1), speed.Counts);
    }

    [Fact]
    public void An_invoice_paid_in_part_and_overdue_for_the_rest_is_one_invoice_and_not_on_time()
    {
        var speed = PaymentSpeed.Of(Day, 24, [Paid(1, 50m, 30, 0)], [Unpaid(1, 50m, 30, 60)]);
        Assert.Equal(new SpeedCounts(1, 0), speed.Counts);
        Assert.Equal(0.5m, speed.OnTimeShareByAmount);
    }

    [Fact]
    public void Without_payments_and_overdue_items_there_is_no_speed()
    {
        var speed = PaymentSpeed.Of(Day, 24, [], []);
        Assert.Null(speed.DaysToPay);
        Assert.Null(speed.DaysLateIncludingUnpaid);
        Assert.Null(speed.OnTimeShareByAmount);
        Assert.Null(speed.OnTimeShareByCount);
        Assert.Null(speed.MedianDaysLate);
        Assert.Null(PaymentIndex.Of(speed));
    }

    [Fact]
    public void Writing_off_never_improves_a_payer()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var paid = Enumerable.Range(0, random.Next(0, 6)).Select(i => Paid(i, random.Next(1, 500), 30, random.Next(-20, 60))).ToList();
            var invoice = new Invoice { Id = 99, AccountId = 1, Currency = "EUR", Amount = random.Next(1, 500), Date = Day.AddDays(-90), DueDate = Day.AddDays(-60) };
            var writeOff = new WriteOff { Id = 100, AccountId = 1, Currency = "EUR", Amount = random.Next(1, (int)invoice.Amount + 1), Date = Day.AddDays(-random.Next(0, 60)) };
            var given = new Allocation { Id = 101, AccountId = 1, FromKind = DocumentKind.WriteOff, FromId = 100, ToKind = DocumentKind.Invoice, ToId = 99, Currency = "EUR", Amount = writeOff.Amount, Date = writeOff.Date };
            var before = new AccountLedger([invoice], [], [], [], [], [], [], []);
            var after = new AccountLedger([invoice], [], [], [], [writeOff], [given], [], []);
            var (with, without) = (Speed(after), Speed(before));
            Assert.Equal(without.DaysLateIncludingUnpaid, with.DaysLateIncludingUnpaid);
            Assert.Equal(without.OnTimeShareByAmount, with.OnTimeShareByAmount);
            Assert.Equal(without.OnTimeShareByCount, with.OnTimeShareByCount);
            Assert.Equal(PaymentIndex.Of(without), PaymentIndex.Of(with));

            PaymentSpeed Speed(AccountLedger ledger) => PaymentSpeed.Of(Day, 24, paid,
                [.. ledger.Overdue(Day), .. ledger.WrittenOff(Window.Months(Day, PaymentSpeed.WriteOffMonths))]);
        }
    }

    [Fact]
    public void The_window_is_by_the_payments_date_and_excludes_its_first_day()
    {
        Invoice[] invoices = [.. new[] { 1L, 2L, 3L }.Select(id => new Invoice { Id = id, AccountId = 1, Currency = "EUR", Amount = 10m, Date = new(2024, 6, 1), DueDate = new(2024, 6, 30) })];
        Payment[] payments =
        [
            new() { Id = 4, AccountId = 1, Currency = "EUR", Amount = 10m, Date = new(2024, 6, 30) },
            new() { Id = 5, AccountId = 1, Currency = "EUR", Amount = 10m, Date = new(2024, 7, 1) },
            new() { Id = 6, AccountId = 1, Currency = "EUR", Amount = 10m, Date = new(2026, 6, 30) },
        ];
        Allocation[] allocations = [.. payments.Select((p, i) => new Allocation
        {
            Id = 10 + i, AccountId = 1, FromKind = DocumentKind.Payment, FromId = p.Id, ToKind = DocumentKind.Invoice, ToId = i + 1, Currency = "EUR", Amount = 10m, Date = p.Date,
        })];
        var ledger = new AccountLedger(invoices, [], payments, [], [], allocations, [], []);
        Assert.Equal([2L, 3L], ledger.Settled(Window.Months(Day, 24)).Select(p => p.InvoiceId));
    }

    [Fact]
    public void Sums_of_parts_add_up_to_the_sums_of_the_whole()
    {
        SettledPart[] parts = [Paid(1, 10m, 30, -5), Paid(2, 20m, 60, 0), Paid(3, 0.5m, 0, 7)];
        Assert.Equal(SpeedSums.Of(parts), SpeedSums.Of(parts[..1]) + SpeedSums.Of(parts[1..]));
        Assert.Equal(10m * 25 + 20m * 60 + 0.5m * 7, SpeedSums.Of(parts).AmountDaysToPay);
        Assert.Equal(30m, SpeedSums.Of(parts).OnTimeAmount);
    }

    [Theory]
    [InlineData(-40, 3, 100)]
    [InlineData(-30, 3, 100)]
    [InlineData(-25, 3, 95)]
    [InlineData(0, 3, 80)]
    [InlineData(7.5, 3, 75)]
    [InlineData(30, 3, 50)]
    [InlineData(45, 9, 45)]
    [InlineData(150, 3, 10)]
    [InlineData(500, 3, 0)]
    [InlineData(-30, 2, 80)]
    [InlineData(-30, 1, 80)]
    [InlineData(60, 1, 40)]
    public void The_payment_index_follows_its_scale_and_is_capped_with_few_invoices(double daysLate, int invoices, double index) =>
        Assert.Equal((decimal)index, PaymentIndex.Of((decimal)daysLate, invoices));

    private static SettledPart Paid(long invoice, decimal amount, int terms, int late) =>
        new(invoice, amount, Day.AddDays(-terms - late), Day.AddDays(-late), Day);

    private static UnpaidPart Unpaid(long invoice, decimal amount, int terms, int late) =>
        new(invoice, amount, Day.AddDays(-terms - late), Day.AddDays(-late));
}
