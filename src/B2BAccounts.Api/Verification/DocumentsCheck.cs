using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Verification;

/// <summary>Documents and disputes are such as the rules of posting let into the book.</summary>
internal static class DocumentsCheck
{
    public static void Check(AccountReplay account, Findings found)
    {
        foreach (var document in account.Documents)
        {
            if (!IsAmount(document.Amount, document.Currency))
            {
                found.Add(account.Number, document.Name, $"{document.Amount:0.####} {document.Currency}", "an amount above zero in whole minor units of a known currency");
            }

            if (document.DueDate < document.Date)
            {
                found.Add(account.Number, document.Name, $"due on {document.DueDate:yyyy-MM-dd}", $"not before its date {document.Date:yyyy-MM-dd}");
            }
        }

        foreach (var invoice in account.Rows.Invoices)
        {
            CheckParts(account, found, DocumentKind.Invoice, invoice.Id, invoice.NetAmount, invoice.TaxAmount, invoice.Amount);
        }

        foreach (var note in account.Rows.CreditNotes)
        {
            CheckParts(account, found, DocumentKind.CreditNote, note.Id, note.NetAmount, note.TaxAmount, note.Amount);
            if (note.InvoiceId is { } named && account.Find(DocumentKind.Invoice, named) is null)
            {
                found.Add(account.Number, account.NameOf(DocumentKind.CreditNote, note.Id), $"names {account.NameOf(DocumentKind.Invoice, named)}", "an invoice of the account");
            }
        }

        foreach (var dispute in account.Rows.Disputes)
        {
            CheckDispute(account, found, dispute);
        }
    }

    private static void CheckDispute(AccountReplay account, Findings found, Dispute dispute)
    {
        var about = $"dispute of {account.NameOf(DocumentKind.Invoice, dispute.InvoiceId)}";
        if (account.Find(DocumentKind.Invoice, dispute.InvoiceId) is not { } invoice)
        {
            found.Add(account.Number, about, "is of another account or of none", "an invoice of the account");
            return;
        }

        if (!(dispute.Amount > 0m && dispute.Amount <= invoice.Amount))
        {
            found.Add(account.Number, about, $"{dispute.Amount:0.####} {invoice.Currency}", $"above zero and at most {invoice.Amount:0.####}");
        }

        if (dispute.OpenedOn < invoice.Date || dispute.ClosedOn < dispute.OpenedOn)
        {
            found.Add(account.Number, about, $"from {dispute.OpenedOn:yyyy-MM-dd} to {dispute.ClosedOn:yyyy-MM-dd}", $"not before {invoice.Date:yyyy-MM-dd}, and closed not before it was opened");
        }
    }

    private static void CheckParts(AccountReplay account, Findings found, DocumentKind kind, long id, decimal? net, decimal? tax, decimal gross)
    {
        var about = account.NameOf(kind, id);
        if (net < 0m || net > gross || tax < 0m || tax > gross || (net + tax is { } sum && sum != gross))
        {
            found.Add(account.Number, about, $"net {net:0.####}, tax {tax:0.####}", $"parts of the gross amount {gross:0.####}");
        }

        if (account.Rows.LineSums.TryGetValue((kind, id), out var lines))
        {
            found.Compare(account.Number, $"{about}, its lines", lines, net ?? gross - (tax ?? 0m));
        }
    }

    private static bool IsAmount(decimal amount, string currency) =>
        amount > 0m && Currency.TryFind(currency, out var known) && known.Round(amount) == amount;
}
