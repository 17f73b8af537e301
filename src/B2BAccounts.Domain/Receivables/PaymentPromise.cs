namespace B2BAccounts.Domain.Receivables;

/// <summary>
/// 付款承诺. An account says that it will pay an amount of one invoice by a day. Kept when it is paid in full by that day and
/// <see cref="GraceDays"/> more, else broken. Never edited: it ends once, withdrawn or replaced, and only while it is open.
/// </summary>
public sealed class PaymentPromise
{
    /// <summary>Days after the promised one on which a payment still keeps the promise.</summary>
    public const int GraceDays = 3;

    public long Id { get; set; }

    public long AccountId { get; set; }

    public long InvoiceId { get; set; }

    /// <summary>Not before the invoice's date.</summary>
    public DateOnly MadeOn { get; set; }

    /// <summary>The promised day; not before <see cref="MadeOn"/>.</summary>
    public DateOnly PayBy { get; set; }

    /// <summary>The last day on which a payment keeps it: <see cref="PayBy"/> and <see cref="GraceDays"/> more.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>The invoice's.</summary>
    public string Currency { get; set; } = "";

    /// <summary>Above zero, at most what was open of the invoice on <see cref="MadeOn"/>.</summary>
    public decimal Amount { get; set; }

    /// <summary>
    /// What payments and credit notes must have settled of the invoice for the promise to be kept: what they had on <see cref="MadeOn"/> when
    /// it was recorded, and the promised amount. A write-off pays nothing.
    /// </summary>
    public decimal SettledWhenKept { get; set; }

    public string? Note { get; set; }

    /// <summary>From this day on it no longer holds, because it was withdrawn or replaced.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Ended by another promise; else withdrawn.</summary>
    public bool IsReplaced { get; set; }

    public string? EndReason { get; set; }

    public DateTime RecordedAt { get; set; }

    /// <summary>The day on which it was broken, if it was.</summary>
    public DateOnly BrokenOn => LastDay.AddDays(1);

    /// <summary>A promise of an amount of an invoice.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="madeOn">The day it was made.</param>
    /// <param name="payBy">The promised day.</param>
    /// <param name="amount">In the invoice's currency; null for all that is open.</param>
    /// <param name="open">What is open of the invoice on <paramref name="madeOn"/>.</param>
    /// <param name="settled">What payments and credit notes have settled of it by then.</param>
    /// <exception cref="RuleViolation">DATES_OUT_OF_ORDER, CURRENCY_MISMATCH, MONEY_NOT_IN_MINOR_UNITS, AMOUNT_NOT_POSITIVE, or PROMISE_EXCEEDS_OPEN.</exception>
    public static PaymentPromise Of(Invoice invoice, DateOnly madeOn, DateOnly payBy, Money? amount, decimal open, decimal settled)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        if (madeOn < invoice.Date)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"A promise made on {madeOn:yyyy-MM-dd} lies before the invoice's date {invoice.Date:yyyy-MM-dd}.", "madeOn");
        }

        if (payBy < madeOn)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The promised day {payBy:yyyy-MM-dd} lies before {madeOn:yyyy-MM-dd}, on which the promise was made.", "payBy");
        }

        var currency = Domain.Currency.Of(invoice.Currency);
        if (amount is { } given && given.Currency != currency)
        {
            throw new RuleViolation(RuleCodes.CurrencyMismatch, $"Invoice '{invoice.Number}' is in {currency}; an amount of it cannot be promised in {given.Currency}.", "amount", "currency");
        }

        var promised = amount?.Amount ?? open;
        if (open <= 0m || promised > open)
        {
            throw new RuleViolation(RuleCodes.PromiseExceedsOpen,
                open <= 0m ? $"Nothing is open of invoice '{invoice.Number}' on {madeOn:yyyy-MM-dd}." : $"{currency.Format(promised)} is more than the {currency.Format(open)} {currency} open of invoice '{invoice.Number}' on {madeOn:yyyy-MM-dd}.", "amount");
        }

        Money.OfDocument(promised, currency, "amount", "amount");
        return new PaymentPromise
        {
            AccountId = invoice.AccountId, InvoiceId = invoice.Id, MadeOn = madeOn, PayBy = payBy, LastDay = payBy.AddDays(GraceDays),
            Currency = invoice.Currency, Amount = promised, SettledWhenKept = settled + promised,
        };
    }

    /// <summary>How it stands on a day; null before it was made.</summary>
    /// <param name="day">The day.</param>
    /// <param name="settled">What payments and credit notes dated up to the day, and up to <see cref="LastDay"/>, have settled of the invoice
    /// and has not been taken back by the day; all of it when the invoice itself has been.</param>
    public PromiseState? StateOn(DateOnly day, decimal settled) =>
        day < MadeOn ? null
        : EndedOn <= day ? IsReplaced ? PromiseState.Replaced : PromiseState.Withdrawn
        : settled >= SettledWhenKept ? PromiseState.Kept
        : day > LastDay ? PromiseState.Broken
        : PromiseState.Open;
}
