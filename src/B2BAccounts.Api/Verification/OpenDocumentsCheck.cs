using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Verification;

/// <summary>The kept rows of what is open now are those that all documents, allocations and reversals make.</summary>
internal static class OpenDocumentsCheck
{
    public static void Check(AccountReplay account, Findings found)
    {
        var kept = account.Rows.Open.ToDictionary(o => (o.Kind, o.DocumentId));
        var open = account.Ledger.OpenItems(AccountReplay.EndOfTime).Select(i => (Kind: DocumentKind.Invoice, Id: i.InvoiceId, i.Open))
            .Concat(account.Ledger.Unapplied(AccountReplay.EndOfTime).Select(u => (u.Kind, Id: u.DocumentId, Open: u.Amount)));
        foreach (var (kind, id, amount) in open)
        {
            var document = account.Find(kind, id)!.Value;
            kept.Remove((kind, id), out var row);
            found.Compare(account.Number, $"{document.Name}, kept as open", row?.Open ?? 0m, amount);
            if (row is not null)
            {
                found.Compare(account.Number, $"{document.Name}, kept as open", Of(row), $"{document.Currency} of {document.Date:yyyy-MM-dd}, due {document.DueDate:yyyy-MM-dd}");
            }
        }

        foreach (var row in kept.Values)
        {
            found.Compare(account.Number, $"{account.NameOf(row.Kind, row.DocumentId)}, kept as open", (decimal?)row.Open, null);
        }
    }

    private static string Of(OpenDocument row) => $"{row.Currency} of {row.Date:yyyy-MM-dd}, due {row.DueDate:yyyy-MM-dd}";
}
