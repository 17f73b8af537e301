namespace B2BAccounts.Domain.Credit;

/// <summary>
/// 授信预占. Credit that an order takes before there is an invoice: reserved, then delivered part by part, then invoiced; or released, or
/// expired. What is delivered stays until it is invoiced; amounts are gross, in whole minor units of one currency.
/// </summary>
public sealed class CreditReservation
{
    /// <summary>Days that an order is held for when nobody says otherwise.</summary>
    public const int DefaultDays = 30;

    /// <summary>Most days that an order may be held for.</summary>
    public const int LongestDays = 366;

    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Unique per account.</summary>
    public string OrderNumber { get; set; } = "";

    public string Currency { get; set; } = "";

    /// <summary>What was asked for: delivered, reserved and released parts.</summary>
    public decimal Amount { get; set; }

    /// <summary>Not yet delivered; holds credit up to and on <see cref="ExpiresOn"/>.</summary>
    public decimal Reserved { get; set; }

    public decimal Delivered { get; set; }

    /// <summary>Part of what was delivered.</summary>
    public decimal Invoiced { get; set; }

    /// <summary>What may still hold credit, whatever the day: reserved, and delivered but not invoiced.</summary>
    public decimal Outstanding { get; private set; }

    /// <summary>The last day on which the reserved part holds credit.</summary>
    public DateOnly ExpiresOn { get; set; }

    public DateTime ReservedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public int Version { get; set; }

    public decimal DeliveredNotInvoiced => Delivered - Invoiced;

    /// <summary>What is reserved on a day: nothing after the last.</summary>
    public decimal ReservedOn(DateOnly day) => day <= ExpiresOn ? Reserved : 0m;

    public ReservationStatus StatusOn(DateOnly day) =>
        ReservedOn(day) > 0m ? ReservationStatus.Reserved
        : DeliveredNotInvoiced > 0m ? ReservationStatus.Delivered
        : Reserved > 0m ? ReservationStatus.Expired
        : Invoiced > 0m ? ReservationStatus.Invoiced
        : ReservationStatus.Released;

    /// <summary>Takes an amount for the order, or once more when nothing is reserved for it any longer.</summary>
    /// <exception cref="RuleViolation">RESERVATION_EXISTS: the order has an amount reserved; CURRENCY_MISMATCH: its deliveries are in another currency.</exception>
    public void Reserve(Money amount, DateOnly expiresOn, DateOnly today)
    {
        if (ReservedOn(today) > 0m)
        {
            throw new RuleViolation(RuleCodes.ReservationExists,
                $"Order '{OrderNumber}' has {Reserved:0.####} {Currency} reserved until {ExpiresOn:yyyy-MM-dd}; release that first, or reserve under another number.", "orderNumber");
        }

        if (DeliveredNotInvoiced > 0m && Currency != amount.Currency.Code)
        {
            throw new RuleViolation(RuleCodes.CurrencyMismatch, $"Order '{OrderNumber}' has deliveries in {Currency} that are not invoiced.", "amount", "currency");
        }

        if (Currency != amount.Currency.Code)
        {
            (Currency, Delivered, Invoiced) = (amount.Currency.Code, 0m, 0m);
        }

        Money.Check(Delivered + amount.Amount, "amount", "amount");
        (Amount, Reserved, ExpiresOn) = (Delivered + amount.Amount, amount.Amount, expiresOn);
        Settle();
    }

    /// <summary>Goods have left: their part is no longer reserved and never expires.</summary>
    /// <param name="amount">Null: all that is reserved.</param>
    /// <param name="today">The business day.</param>
    /// <exception cref="RuleViolation">Less is reserved, it has expired, or it is in another currency.</exception>
    public void Deliver(Money? amount, DateOnly today)
    {
        var part = Part(amount, today, "delivered");
        (Reserved, Delivered) = (Reserved - part, Delivered + part);
        Settle();
    }

    /// <summary>Gives credit back that was reserved and not used.</summary>
    /// <param name="amount">Null: all that is reserved.</param>
    /// <param name="today">The business day.</param>
    /// <exception cref="RuleViolation">Less is reserved, it has expired, or it is in another currency.</exception>
    public void Release(Money? amount, DateOnly today)
    {
        Reserved -= Part(amount, today, "released");
        Settle();
    }

    /// <summary>What was recorded as delivered and was not, or came back, is reserved again; after the last day it holds no credit any more.</summary>
    /// <param name="amount">Null: all that is delivered and not invoiced.</param>
    /// <exception cref="RuleViolation">Less is delivered and not invoiced, or it is in another currency.</exception>
    public void TakeBack(Money? amount)
    {
        var part = PartOf(DeliveredNotInvoiced, amount, "taken back", "delivered and not invoiced");
        (Reserved, Delivered) = (Reserved + part, Delivered - part);
        Settle();
    }

    /// <summary>An invoice for the order takes the place of what was delivered, and then of what was reserved; the rest of it holds no part.</summary>
    public void Invoice(decimal amount)
    {
        var delivered = Math.Min(amount, DeliveredNotInvoiced);
        var reserved = Math.Min(amount - delivered, Reserved);
        (Reserved, Delivered, Invoiced) = (Reserved - reserved, Delivered + reserved, Invoiced + delivered + reserved);
        Settle();
    }

    private decimal Part(Money? amount, DateOnly today, string what)
    {
        if (Reserved > 0m && ReservedOn(today) == 0m)
        {
            throw new RuleViolation(RuleCodes.ReservationExpired, $"What was reserved for order '{OrderNumber}' expired after {ExpiresOn:yyyy-MM-dd}; reserve it again.", "orderNumber");
        }

        return PartOf(Reserved, amount, what, "reserved");
    }

    private decimal PartOf(decimal all, Money? amount, string what, string of)
    {
        if (amount is { } given && given.Currency.Code != Currency)
        {
            throw new RuleViolation(RuleCodes.CurrencyMismatch, $"Order '{OrderNumber}' is reserved in {Currency}, not in {given.Currency.Code}.", "amount", "currency");
        }

        var part = amount?.Amount ?? all;
        return part > 0m && part <= all
            ? part
            : throw new RuleViolation(RuleCodes.ReservationExceeded, $"{part:0.####} {Currency} cannot be {what}: order '{OrderNumber}' has {all:0.####} {Currency} {of}.", "amount", "amount");
    }

    private void Settle() => Outstanding = Reserved + DeliveredNotInvoiced;
}
