using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// What an account owes on one day, in the base currency: kept by every change of its running account in that change's own transaction, and
/// brought to each new day, so that who owes most is an indexed question. A change of many accounts, such as an import, only marks their rows
/// as of no day, and they are reckoned once when all is in. What a caller is told meanwhile, or of another day, is summed from documents.
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

    /// <summary>Whether something of the account is dated after the day, so that the day on which it counts changes the row.</summary>
    public bool Later { get; set; }

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsAnything => MissingRate is not null || OpenInvoices > 0 || Unapplied != 0m;

    /// <summary>Whether the account must have a row: today or on a later day there is something to tell.</summary>
    public bool NeedsRow => IsAnything || Later;

    /// <summary>Whether both say the same of the same account and day.</summary>
    public bool SaysTheSameAs(AccountFigures other) =>
        (AccountId, Day, Receivable, Overdue, Unapplied, Disputed, Balance) == (other.AccountId, other.Day, other.Receivable, other.Overdue, other.Unapplied, other.Disputed, other.Balance)
        && (OldestDueOn, OpenInvoices, MissingRate, Later) == (other.OldestDueOn, other.OpenInvoices, other.MissingRate, other.Later);
}
