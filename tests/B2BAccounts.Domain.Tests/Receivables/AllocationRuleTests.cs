using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Receivables;

public sealed class AllocationRuleTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);
    private static readonly AllocationSide Payment = new(DocumentKind.Payment, 1, 7, "EUR", Day, 100m);
    private static readonly AllocationSide Invoice = new(DocumentKind.Invoice, 2, 7, "EUR", Day.AddDays(-10), 80m);

    [Fact]
    public void By_default_an_allocation_counts_from_the_later_of_its_documents_dates()
    {
        Assert.Equal(Day, AllocationRule.Check(Payment, Invoice, 80m, null));
        Assert.Equal(Day.AddDays(1), AllocationRule.Check(Payment, Invoice with { Date = Day.AddDays(1) }, 80m, null));
        Assert.Equal(Day.AddDays(5), AllocationRule.Check(Payment, Invoice, 80m, Day.AddDays(5)));
    }

    [Fact]
    public void What_no_allocation_may_do_is_refused_with_its_own_code()
    {
        Refused(RuleCodes.AllocationExceedsTarget, Payment, Invoice, 80.01m);
        Refused(RuleCodes.AllocationExceedsSource, Payment with { Left = 50m }, Invoice, 50.01m);
        Refused(RuleCodes.CurrencyMismatch, Payment, Invoice with { Currency = "CNY" }, 1m);
        Refused(RuleCodes.DocumentNotFound, Payment, Invoice with { AccountId = 8 }, 1m);
        Refused(RuleCodes.AllocationKinds, Payment, Invoice with { Kind = DocumentKind.CreditNote }, 1m);
        Refused(RuleCodes.AllocationKinds, Payment with { Kind = DocumentKind.Refund }, Invoice, 1m);
        Refused(RuleCodes.AllocationBeforeDocument, Payment, Invoice, 1m, Day.AddDays(-1));
        Refused(RuleCodes.AmountNotPositive, Payment, Invoice, 0m);
        Refused(RuleCodes.MoneyNotInMinorUnits, Payment, Invoice, 0.001m);
    }

    [Fact]
    public void A_payment_goes_to_the_oldest_due_first()
    {
        OpenItem[] items =
        [
            new(7, 1, "EUR", Day, Day.AddDays(3), 50m),
            new(7, 2, "EUR", Day, Day.AddDays(1), 30m),
            new(7, 4, "EUR", Day.AddDays(-1), Day.AddDays(2), 5m),
            new(7, 3, "EUR", Day, Day.AddDays(2), 10m),
        ];
        Assert.Equal([(2L, 30m), (4L, 5m), (3L, 10m), (1L, 15m)], AllocationRule.OldestDueFirst(60m, items));
        Assert.Equal(95m, AllocationRule.OldestDueFirst(1000m, items).Sum(p => p.Amount));
        Assert.Equal([(2L, 30m)], AllocationRule.OldestDueFirst(30m, items));
    }

    [Fact]
    public void A_backdated_allocation_may_not_take_what_a_later_day_needs()
    {
        // 100 from day 0, 60 allocated on day 10, freed by a reversal on day 20.
        (DateOnly, decimal)[] changes = [(Day, 100m), (Day.AddDays(10), -60m), (Day.AddDays(20), 60m)];
        Assert.Equal(40m, AllocationRule.LeastFrom(Day, changes));
        Assert.Equal(40m, AllocationRule.LeastFrom(Day.AddDays(19), changes));
        Assert.Equal(100m, AllocationRule.LeastFrom(Day.AddDays(20), changes));
    }

    [Fact]
    public void Reversing_a_document_reverses_its_live_allocations_on_the_same_day_or_their_own_when_later()
    {
        Allocation[] all =
        [
            new() { Id = 1, FromKind = DocumentKind.Payment, FromId = 9, Amount = 10m, Date = Day },
            new() { Id = 2, FromKind = DocumentKind.Payment, FromId = 9, Amount = 20m, Date = Day.AddDays(30) },
            new() { Id = 3, FromKind = DocumentKind.Payment, FromId = 9, Amount = 5m, Date = Day },
            new() { Id = 4, FromKind = DocumentKind.CreditNote, FromId = 9, Amount = 5m, Date = Day },
        ];
        var cascade = ReversalRule.Cascade(DocumentKind.Payment, 9, Day.AddDays(15), all.Select(a => (a, a.Id == 3 ? 5m : 0m)));
        Assert.Equal([(1L, Day.AddDays(15), 10m), (2L, Day.AddDays(30), 20m)], cascade);
    }

    [Fact]
    public void A_reversal_is_not_before_its_original_not_twice_and_in_part_only_for_write_offs()
    {
        Assert.Equal(100m, ReversalRule.Check(DocumentKind.Payment, 100m, Day, 0m, Day, null));
        Assert.Equal(40m, ReversalRule.Check(DocumentKind.WriteOff, 100m, Day, 0m, Day, 40m));
        Assert.Equal(60m, ReversalRule.Check(DocumentKind.WriteOff, 100m, Day, 40m, Day, null));
        Code(RuleCodes.DatesOutOfOrder, () => ReversalRule.Check(DocumentKind.Payment, 100m, Day, 0m, Day.AddDays(-1), null));
        Code(RuleCodes.AlreadyReversed, () => ReversalRule.Check(DocumentKind.Payment, 100m, Day, 100m, Day, null));
        Code(RuleCodes.ReversalExceedsDocument, () => ReversalRule.Check(DocumentKind.Payment, 100m, Day, 0m, Day, 40m));
        Code(RuleCodes.ReversalExceedsDocument, () => ReversalRule.Check(DocumentKind.WriteOff, 100m, Day, 70m, Day, 40m));
    }

    private static void Refused(string code, AllocationSide from, AllocationSide to, decimal amount, DateOnly? date = null) =>
        Code(code, () => AllocationRule.Check(from, to, amount, date));

    private static void Code(string code, Action act) => Assert.Equal(code, Assert.Throws<RuleViolation>(act).Code);
}
