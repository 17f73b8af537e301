using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>A document as somebody wants it posted: what people write, before rules and keys.</summary>
/// <param name="Currency">Null: the account's own.</param>
public abstract record NewDocument(DocumentKind Kind, string AccountNumber, string Number, DateOnly Date, decimal Amount, string? Currency)
{
    /// <summary>Taken over from an earlier book with its original dates.</summary>
    public bool Opening { get; init; }
}

public sealed record NewInvoice(string AccountNumber, string Number, DateOnly Date, decimal Amount, string? Currency = null)
    : NewDocument(DocumentKind.Invoice, AccountNumber, Number, Date, Amount, Currency)
{
    /// <summary>Null: by the account's terms.</summary>
    public DateOnly? DueDate { get; init; }

    public decimal? NetAmount { get; init; }

    public decimal? TaxAmount { get; init; }

    public string? OrderNumber { get; init; }

    /// <summary>Null or none: nobody knows them.</summary>
    public IReadOnlyList<NewLine>? Lines { get; init; }

    /// <summary>A dispute that came with the invoice, as taken over from an earlier book.</summary>
    public NewDispute? Dispute { get; init; }
}

/// <param name="Amount">Null: the whole invoice.</param>
public sealed record NewDispute(DateOnly OpenedOn, string Reason, decimal? Amount = null, DateOnly? ClosedOn = null);

public sealed record NewCreditNote(string AccountNumber, string Number, DateOnly Date, decimal Amount, string? Currency = null)
    : NewDocument(DocumentKind.CreditNote, AccountNumber, Number, Date, Amount, Currency)
{
    public CreditNoteReason Reason { get; init; }

    /// <summary>The invoice it is set against up to what is open; the rest stays unapplied.</summary>
    public string? InvoiceNumber { get; init; }

    public decimal? NetAmount { get; init; }

    public decimal? TaxAmount { get; init; }

    /// <summary>Null or none: nobody knows them.</summary>
    public IReadOnlyList<NewLine>? Lines { get; init; }
}

/// <summary>A line of an invoice or credit note.</summary>
/// <param name="Amount">Net, in whole minor units.</param>
public sealed record NewLine(string Product, decimal Quantity, decimal UnitPrice, decimal Amount)
{
    public string? Category { get; init; }

    /// <summary>What the goods of the line cost us, where known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The line as it is stored, but for its key and its document's.</summary>
    public T ToLine<T>(int position)
        where T : DocumentLine, new() => new()
        {
            Position = position, Product = Product, Category = Category, Quantity = Quantity, UnitPrice = UnitPrice, Amount = Amount, Cost = Cost,
        };
}

public sealed record NewPayment(string AccountNumber, string Number, DateOnly Date, decimal Amount, string? Currency = null)
    : NewDocument(DocumentKind.Payment, AccountNumber, Number, Date, Amount, Currency)
{
    public string? Method { get; init; }

    public string? Reference { get; init; }

    /// <summary>Which invoices it pays, part by part; null: <see cref="Choice"/> decides.</summary>
    public IReadOnlyList<NewAllocation>? Allocations { get; init; }

    public AllocationChoice Choice { get; init; } = AllocationChoice.OldestDueFirst;
}

/// <summary>Gives up what is left of an invoice: the amount is allocated to it in full.</summary>
public sealed record NewWriteOff(string AccountNumber, string Number, DateOnly Date, decimal Amount, string InvoiceNumber, string Reason, string? Currency = null)
    : NewDocument(DocumentKind.WriteOff, AccountNumber, Number, Date, Amount, Currency);

public sealed record NewAllocation(string InvoiceNumber, decimal Amount);

/// <summary>What becomes of a payment that names no invoice.</summary>
public enum AllocationChoice
{
    OldestDueFirst,
    None,
}
