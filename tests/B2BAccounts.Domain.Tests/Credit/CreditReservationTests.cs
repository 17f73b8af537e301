using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Domain.Tests.Credit;

public sealed class CreditReservationTests
{
    private static readonly DateOnly Day = new(2026, 3, 31), Last = Day.AddDays(30);

    [Fact]
    public void An_order_goes_from_reserved_to_delivered_part_by_part_and_to_invoiced()
    {
        var order = Order(100m);
        Is(order, Day, ReservationStatus.Reserved, 100m, 0m);
        order.Deliver(Yuan(30m), Day);
        Is(order, Day, ReservationStatus.Reserved, 70m, 30m);
        order.Invoice(10m);
        Is(order, Day, ReservationStatus.Reserved, 70m, 20m);
        order.Deliver(null, Day);
        Is(order, Day, ReservationStatus.Delivered, 0m, 90m);
        order.Invoice(90m);
        Is(order, Day, ReservationStatus.Invoiced, 0m, 0m);
        Assert.Equal((100m, 100m, 100m), (order.Amount, order.Delivered, order.Invoiced));
    }

    [Fact]
    public void What_is_delivered_never_expires_and_what_is_reserved_does_after_the_last_day()
    {
        var order = Order(100m);
        order.Deliver(Yuan(40m), Day);
        Is(order, Last, ReservationStatus.Reserved, 60m, 40m);
        Is(order, Last.AddDays(1), ReservationStatus.Delivered, 0m, 40m);
        Refused(RuleCodes.ReservationExpired, () => order.Deliver(Yuan(1m), Last.AddDays(1)));
        Refused(RuleCodes.ReservationExpired, () => order.Release(null, Last.AddDays(1)));
        order.Invoice(40m);
        Is(order, Last.AddDays(1), ReservationStatus.Expired, 0m, 0m);
    }

    [Fact]
    public void An_invoice_takes_what_is_delivered_first_then_what_is_reserved_and_no_more()
    {
        var order = Order(100m);
        order.Deliver(Yuan(40m), Day);
        order.Invoice(55m);
        Is(order, Day, ReservationStatus.Reserved, 45m, 0m);
        Assert.Equal((55m, 55m), (order.Delivered, order.Invoiced));
        order.Invoice(1_000m);
        Is(order, Day, ReservationStatus.Invoiced, 0m, 0m);
        Assert.Equal(100m, order.Invoiced);
    }

    [Fact]
    public void What_is_released_holds_nothing_and_the_order_may_reserve_again()
    {
        var order = Order(100m);
        order.Deliver(Yuan(20m), Day);
        order.Release(Yuan(50m), Day);
        Is(order, Day, ReservationStatus.Reserved, 30m, 20m);
        Refused(RuleCodes.ReservationExists, () => order.Reserve(Yuan(5m), Last, Day));
        order.Release(null, Day);
        Is(order, Day, ReservationStatus.Delivered, 0m, 20m);
        order.Reserve(Yuan(60m), Last, Day);
        Is(order, Day, ReservationStatus.Reserved, 60m, 20m);
        Assert.Equal(80m, order.Amount);
        // One that has expired may come again as well.
        order.Reserve(Yuan(7m), Last.AddDays(60), Last.AddDays(1));
        Is(order, Last.AddDays(1), ReservationStatus.Reserved, 7m, 20m);
        var all = Order(10m);
        all.Release(null, Day);
        Is(all, Day, ReservationStatus.Released, 0m, 0m);
    }

    [Fact]
    public void A_delivery_that_was_none_is_taken_back_up_to_what_is_not_invoiced()
    {
        var order = Order(100m);
        order.Deliver(Yuan(60m), Day);
        order.Invoice(10m);
        Refused(RuleCodes.ReservationExceeded, () => order.TakeBack(Yuan(51m)));
        order.TakeBack(Yuan(20m));
        Is(order, Day, ReservationStatus.Reserved, 60m, 30m);
        order.TakeBack(null);
        Is(order, Day, ReservationStatus.Reserved, 90m, 0m);
        Refused(RuleCodes.ReservationExceeded, () => order.TakeBack(null));
        Is(order, Last.AddDays(1), ReservationStatus.Expired, 0m, 0m);
    }

    [Fact]
    public void More_than_is_reserved_is_neither_delivered_nor_released()
    {
        var order = Order(100m);
        Refused(RuleCodes.ReservationExceeded, () => order.Deliver(Yuan(100.01m), Day));
        Refused(RuleCodes.ReservationExceeded, () => order.Release(Yuan(101m), Day));
        Refused(RuleCodes.CurrencyMismatch, () => order.Release(new Money(1m, "USD"), Day));
        order.Release(null, Day);
        Refused(RuleCodes.ReservationExceeded, () => order.Deliver(null, Day));
        Is(order, Day, ReservationStatus.Released, 0m, 0m);
    }

    [Fact]
    public void Another_currency_may_come_when_nothing_of_the_first_is_left()
    {
        var order = Order(100m);
        order.Deliver(null, Day);
        Refused(RuleCodes.CurrencyMismatch, () => order.Reserve(new Money(10m, "USD"), Last, Day));
        order.Invoice(100m);
        order.Reserve(new Money(10m, "USD"), Last, Day);
        Is(order, Day, ReservationStatus.Reserved, 10m, 0m);
        Assert.Equal((10m, 0m, "USD"), (order.Amount, order.Invoiced, order.Currency));
    }

    [Fact]
    public void Whatever_happens_the_parts_add_up()
    {
        var random = new Random(17);
        for (var run = 0; run < 300; run++)
        {
            var order = Order(random.Next(1, 1_000));
            var day = Day;
            for (var step = 0; step < 30; step++)
            {
                day = day.AddDays(random.Next(0, 8));
                try
                {
                    switch (random.Next(5))
                    {
                        case 0: order.Deliver(random.Next(3) == 0 ? null : Yuan(random.Next(1, 400)), day); break;
                        case 1: order.Release(random.Next(3) == 0 ? null : Yuan(random.Next(1, 400)), day); break;
                        case 3: order.TakeBack(random.Next(3) == 0 ? null : Yuan(random.Next(1, 400))); break;
                        case 2: order.Invoice(random.Next(1, 400)); break;
                        default: order.Reserve(Yuan(random.Next(1, 400)), day.AddDays(random.Next(0, 30)), day); break;
                    }
                }
                catch (RuleViolation)
                {
                    // Refused: nothing has changed, which is looked at below.
                }

                Assert.True(order is { Reserved: >= 0m, Invoiced: >= 0m } && order.Invoiced <= order.Delivered && order.Delivered + order.Reserved <= order.Amount, $"{run}/{step}");
                Assert.Equal(order.Reserved + order.Delivered - order.Invoiced, order.Outstanding);
            }
        }
    }

    private static CreditReservation Order(decimal amount)
    {
        var order = new CreditReservation { OrderNumber = "O-1", Currency = "CNY" };
        order.Reserve(Yuan(amount), Last, Day);
        return order;
    }

    private static Money Yuan(decimal amount) => new(amount, "CNY");

    private static void Is(CreditReservation order, DateOnly day, ReservationStatus status, decimal reserved, decimal delivered) =>
        Assert.Equal((status, reserved, delivered), (order.StatusOn(day), order.ReservedOn(day), order.DeliveredNotInvoiced));

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<RuleViolation>(act).Code);
}
