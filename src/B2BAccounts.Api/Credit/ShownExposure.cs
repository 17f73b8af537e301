using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Credit;

/// <summary>What is used of an account's credit, by part, base currency.</summary>
/// <param name="Receivable">Open invoices, whatever their date.</param>
/// <param name="Unapplied">Payments and credit notes not yet set against an invoice; taken off.</param>
/// <param name="Reserved">Orders that are not delivered.</param>
/// <param name="DeliveredNotInvoiced">Orders that are delivered and not invoiced.</param>
public sealed record ShownExposure(Money Receivable, Money Unapplied, Money Reserved, Money DeliveredNotInvoiced, Money Total)
{
    public CreditExposure Parts => new(Receivable.Amount, Unapplied.Amount, Reserved.Amount, DeliveredNotInvoiced.Amount);

    /// <exception cref="RuleViolation">A part, or all together, is more than money can be.</exception>
    public static ShownExposure Of(CreditExposure exposure, Currency currency) => new(
        new Money(exposure.Receivable, currency), new Money(exposure.Unapplied, currency), new Money(exposure.Reserved, currency),
        new Money(exposure.DeliveredNotInvoiced, currency), new Money(exposure.Total, currency));
}
