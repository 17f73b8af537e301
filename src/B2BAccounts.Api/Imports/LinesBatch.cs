using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>The documents of one transaction.</summary>
internal sealed class LinesBatch(BookTransaction book, IReadOnlyList<LinesDocument> documents, ImportMap map)
{
    public sealed record Done(long Accounts, long Invoices, long CreditNotes, long Lines, long Matched, long Unmatched)
    {
        public void CountIn(ImportTally tally)
        {
            tally.Count("accounts", Accounts);
            tally.Count("invoices", Invoices);
            tally.Count("credit notes", CreditNotes);
            tally.Count("lines", Lines);
            tally.Count("credit notes set against an invoice", Matched);
            tally.Count("credit notes without an invoice that sold the same", Unmatched);
        }
    }

    public async Task<Done> Run(Posting posting, RowOutcome[] outcomes)
    {
        var accounts = await KnownAccounts.Load(book, documents.Select(d => d.First.Account.Number));
        var posted = new List<(LinesDocument From, long AccountId, NewDocument Document)>(documents.Count);
        foreach (var document in documents)
        {
            try
            {
                var named = document.First.Account;
                var currency = document.First.Currency ?? (accounts.Find(named.Number) is { } there ? Currency.Of(there.Currency) : book.BaseCurrency);
                // Before the account is created, so that nothing that is refused leaves one behind.
                var ready = document.ToPost(named.Number, currency);
                Money.OfDocument(ready.Amount, currency, "amount");
                posted.Add((document, (await accounts.FindOrCreate(named, map.CreateAccounts, "account", currency.Code)).Id, ready));
            }
            catch (RuleViolation why)
            {
                document.Reject(outcomes, why);
            }
        }

        await accounts.Save();
        posted = await WithoutOthers(posted, outcomes);
        var sold = await SoldGoods.Load(book, [.. posted.Where(p => p.Document is NewCreditNote).Select(p => (p.AccountId, (NewCreditNote)p.Document))]);
        for (var i = 0; i < posted.Count; i++)
        {
            var (from, account, document) = posted[i];
            if (document is NewInvoice invoice)
            {
                sold.Add(account, invoice);
            }
            else if (document is NewCreditNote note && sold.InvoiceOf(account, note) is { } its)
            {
                posted[i] = (from, account, note with { InvoiceNumber = its });
            }
        }

        var results = await posting.PostAsync(book, [.. posted.Select(p => (IReadOnlyList<NewDocument>)[p.Document])]);
        var done = new Done(accounts.Created, 0, 0, 0, 0, 0);
        foreach (var ((from, _, document), result) in posted.Zip(results))
        {
            if (result.Refused is { } why)
            {
                from.Reject(outcomes, why);
                continue;
            }

            from.Settle(outcomes, result.IsNew ? RowOutcome.New : RowOutcome.Unchanged);
            done = !result.IsNew ? done : document switch
            {
                NewCreditNote { InvoiceNumber: null } => done with { CreditNotes = done.CreditNotes + 1, Lines = done.Lines + from.Lines.Count, Unmatched = done.Unmatched + 1 },
                NewCreditNote => done with { CreditNotes = done.CreditNotes + 1, Lines = done.Lines + from.Lines.Count, Matched = done.Matched + 1 },
                _ => done with { Invoices = done.Invoices + 1, Lines = done.Lines + from.Lines.Count },
            };
        }

        return done;
    }

    private async Task<List<(LinesDocument From, long AccountId, NewDocument Document)>> WithoutOthers(
        List<(LinesDocument From, long AccountId, NewDocument Document)> documents, RowOutcome[] outcomes)
    {
        var known = await KnownLines.Load(book, [.. documents.Select(d => (d.AccountId, d.Document))]);
        return documents.FindAll(d =>
        {
            try
            {
                known.DemandSame(d.AccountId, d.Document, (d.Document as NewInvoice)?.Lines ?? ((NewCreditNote)d.Document).Lines!);
                return true;
            }
            catch (RuleViolation why)
            {
                d.From.Reject(outcomes, why);
                return false;
            }
        });
    }
}
