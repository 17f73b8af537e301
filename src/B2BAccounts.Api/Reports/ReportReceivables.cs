using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Reports;

/// <summary>What the company owes on the day, by age, and its largest open invoices.</summary>
/// <param name="Aged">In the base currency.</param>
/// <param name="Rates">The rates used; none when all is in the base currency.</param>
/// <param name="Invoices">Overdue ones first, the largest first.</param>
/// <param name="InvoiceCount">Number of all open invoices, those not listed included.</param>
/// <param name="OpenByCurrency">Open amounts of all of them in the documents' currencies.</param>
public sealed record ReportReceivables(
    AgeingEdges Edges,
    AgedBalance Aged,
    IReadOnlyList<FxQuote> Rates,
    IReadOnlyList<ReportInvoice> Invoices,
    int InvoiceCount,
    IReadOnlyList<Money> OpenByCurrency)
{
    /// <summary>Listed invoices at most: as many as leave room for the chain on the second page.</summary>
    public const int MostInvoices = 15;
}

/// <summary>An open invoice.</summary>
/// <param name="DaysPastDue">0 when not yet due.</param>
/// <param name="Disputed">The part of <paramref name="Open"/> in dispute.</param>
public sealed record ReportInvoice(string Number, DateOnly Date, DateOnly DueDate, int DaysPastDue, Money Amount, Money Open, decimal Disputed);
