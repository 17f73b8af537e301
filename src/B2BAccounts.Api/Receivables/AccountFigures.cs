using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// What an account owes on one day, in the base currency: kept by every change of its running account in that change's own transaction, and
/// brought to each new day, so that who owes most is an indexed question. What a caller is told of another day is summed from documents.
/// </summary>
public sealed class AccountFigures
{
    public long AccountId { get; set; }

    /// <summary>For queries only.</summary>
    public Account? Account { get; set; }

    /// <summary>The day it holds for.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Open parts of invoices; null, like all amounts, while a rate is missing.</summary>
    public decimal? Receivable { get; set; }

    /// <summary>The part of it that is past due.</summary>
    public decimal? Overdue { get; set; }

    /// <summary>Payments and credit notes not yet set against an invoice.</summary>
    public decimal? Unapplied { get; set; }

    /// <summary>The part of the receivable that is in dispute.</summary>
    public decimal? Disputed { get; set; }

    /// <summary>Receivable less unapplied.</summary>
    public decimal? Balance { get; set; }

    /// <summary>The due date of the open invoice that is due first.</summary>
    public DateOnly? OldestDueOn { get; set; }

    /// <summary>How many invoices have anything open.</summary>
    public int OpenInvoices { get; set; }

    /// <summary>A currency that has no rate on the day.</summary>
    public string? MissingRate { get; set; }

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsAnything => MissingRate is not null || OpenInvoices > 0 || Unapplied != 0m;

    /// <summary>Whether both say the same of the same account and day.</summary>
    public bool SaysTheSameAs(AccountFigures other) =>
        (AccountId, Day, Receivable, Overdue, Unapplied, Disputed, Balance) == (other.AccountId, other.Day, other.Receivable, other.Overdue, other.Unapplied, other.Disputed, other.Balance)
        && (OldestDueOn, OpenInvoices, MissingRate) == (other.OldestDueOn, other.OpenInvoices, other.MissingRate);
}
