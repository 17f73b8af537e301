using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Api.Demo;

/// <summary>
/// A made-up book of business up to a day: pure data, the same for the same day on every machine. Accounts are named by number and
/// documents by number within their account; whoever posts them gives them their keys.
/// </summary>
public sealed record DemoPortfolio(
    DateOnly Today,
    IReadOnlyList<DemoAccount> Accounts,
    IReadOnlyList<DemoLink> Links,
    IReadOnlyList<DemoRelation> Relations,
    IReadOnlyList<DemoInvoice> Invoices,
    IReadOnlyList<DemoCreditNote> CreditNotes,
    IReadOnlyList<DemoPayment> Payments,
    IReadOnlyList<DemoWriteOff> WriteOffs,
    IReadOnlyList<FxRate> FxRates)
{
    public const int Months = 24;

    /// <param name="today">The day the history ends.</param>
    /// <param name="baseCurrency">ISO 4217; what most documents are in.</param>
    public static DemoPortfolio Create(DateOnly today, string baseCurrency)
    {
        var trade = DemoTrade.Create(today, baseCurrency);
        return new DemoPortfolio(
            today,
            DemoAccounts.Create(today, baseCurrency),
            DemoChain.Links(today),
            DemoChain.Relations(today),
            trade.Invoices,
            trade.CreditNotes,
            trade.Payments,
            trade.WriteOffs,
            DemoFxRates.Create(today, baseCurrency));
    }
}

/// <param name="Account">Everything but keys and its place in the group.</param>
/// <param name="ParentNumber">The account above it in its group.</param>
/// <param name="Identifiers">With right check characters.</param>
/// <param name="Contacts">People at the company.</param>
/// <param name="Affinity">What brought it closer to us.</param>
public sealed record DemoAccount(
    Account Account,
    string? ParentNumber,
    IReadOnlyList<AccountIdentifier> Identifiers,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<AffinityEvent> Affinity);

public sealed record DemoLink(string Supplier, string Buyer, SupplyLink Link);

public sealed record DemoRelation(RelationKind Kind, string Account, string Other, DateOnly From, string Evidence);

/// <param name="Dispute">Null when nobody contests it.</param>
public sealed record DemoInvoice(
    string Account, string Number, DateOnly Date, DateOnly DueDate, string Currency, decimal Amount, string OrderNumber, DemoDispute? Dispute);

public sealed record DemoDispute(DateOnly OpenedOn, DateOnly? ClosedOn, string Reason, decimal Amount);

public sealed record DemoCreditNote(
    string Account, string Number, DateOnly Date, string Currency, decimal Amount, CreditNoteReason Reason, string Invoice);

/// <param name="Parts">Which invoices it pays, with how much; what is left over stays unapplied.</param>
public sealed record DemoPayment(
    string Account, string Number, DateOnly Date, string Currency, decimal Amount, string Method, IReadOnlyList<(string Invoice, decimal Amount)> Parts);

public sealed record DemoWriteOff(string Account, string Number, DateOnly Date, string Currency, decimal Amount, string Reason, string Invoice);
