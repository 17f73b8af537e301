using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>Applies the rules of posting to one document after the other, on the ledger in memory.</summary>
internal sealed class PostingRules(PostingLedger ledger, DateTime recordedAt, IReadOnlyDictionary<DocumentKind, KeyRange> keys)
{
    private readonly Dictionary<DocumentKind, int> _used = [];

    public PostedDocument Post(NewDocument document)
    {
        var account = ledger.Account(document.AccountNumber);
        var currency = Currency.Of(document.Currency ?? account.Currency, "amount", "currency");
        Money.OfDocument(document.Amount, currency, "amount", "amount");
        if (ledger.Known(document.Kind, account.Id, document.Number) is { } known)
        {
            return Repeat(document, known, currency);
        }

        CheckSum(document, account, currency);
        var id = Key(document.Kind);
        switch (document)
        {
            case NewInvoice invoice:
                Post(invoice, id, account, currency);
                break;
            case NewCreditNote note:
                Post(note, id, account, currency);
                break;
            case NewPayment payment:
                Post(payment, id, account, currency);
                break;
            case NewWriteOff writeOff:
                Post(writeOff, id, account, currency);
                break;
            default:
                throw new NotSupportedException($"{document.Kind} cannot be posted.");
        }

        return new PostedDocument(document.Kind, id, IsNew: true);
    }

    /// <summary>The database adds up an account's documents in the same 64 bits that hold one amount, so their sum has the same limit.</summary>
    private void CheckSum(NewDocument document, Account account, Currency currency)
    {
        var isInvoice = document.Kind == DocumentKind.Invoice;
        if (ledger.Record(account.Id, currency.Code, isInvoice, document.Amount) is > Money.Limit and var sum)
        {
            var what = isInvoice ? "invoices" : "payments and credit notes";
            throw new RuleViolation(RuleCodes.MoneyOutOfRange,
                $"With {document.Amount} the {what} of account {account.Number} would come to {sum} {currency.Code}; together they may be {Money.Limit} at most.",
                "amount", "amount");
        }
    }

    /// <summary>The same document again is nothing new; another one under its number is refused.</summary>
    private static PostedDocument Repeat(NewDocument document, KnownDocument known, Currency currency)
    {
        var same = known.Date == document.Date && known.Amount == document.Amount && known.Currency == currency.Code
            && (document is not NewInvoice { DueDate: { } due } || due == known.DueDate);
        return same
            ? new PostedDocument(document.Kind, known.Id, IsNew: false)
            : throw new RuleViolation(RuleCodes.DocumentNumberTaken,
                $"Account {document.AccountNumber} already has number '{document.Number}' for another document: "
                + $"{known.Amount} {known.Currency} of {known.Date:yyyy-MM-dd}.", "number");
    }

    private void Post(NewInvoice invoice, long id, Account account, Currency currency)
    {
        var due = invoice.DueDate ?? account.Terms.DueDate(invoice.Date);
        if (due < invoice.Date)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"The due date {due:yyyy-MM-dd} lies before the invoice date {invoice.Date:yyyy-MM-dd}.", "dueDate");
        }

        CheckParts(invoice.NetAmount, invoice.TaxAmount, invoice.Amount);
        AddLines(ledger.InvoiceLines, invoice.Lines, l => l.InvoiceId = id, currency, invoice.Amount, invoice.NetAmount, invoice.TaxAmount);
        ledger.Add(ledger.Invoices, new Invoice
        {
            Id = id, AccountId = account.Id, Number = invoice.Number, Date = invoice.Date, DueDate = due, Currency = currency.Code,
            Amount = invoice.Amount, NetAmount = invoice.NetAmount, TaxAmount = invoice.TaxAmount, OrderNumber = invoice.OrderNumber,
            Opening = invoice.Opening, RecordedAt = recordedAt,
        });
        ledger.Open(new KnownDocument(id, invoice.Date, due, currency.Code, invoice.Amount), DocumentKind.Invoice, account.Id, invoice.Number);
        if (invoice.Dispute is { } dispute)
        {
            Post(dispute, id, invoice, account, currency);
        }
    }

    private void Post(NewDispute dispute, long invoiceId, NewInvoice invoice, Account account, Currency currency)
    {
        var amount = dispute.Amount ?? invoice.Amount;
        Money.OfDocument(amount, currency, "dispute", "amount");
        if (amount > invoice.Amount)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"{amount} is disputed, but the invoice is of {invoice.Amount}.", "dispute", "amount");
        }

        if (dispute.OpenedOn < invoice.Date || dispute.ClosedOn < dispute.OpenedOn)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, "A dispute is opened on the invoice's date or later, and closed not before that.", "dispute", "openedOn");
        }

        ledger.Add(ledger.Disputes, new Dispute
        {
            AccountId = account.Id, InvoiceId = invoiceId, OpenedOn = dispute.OpenedOn, ClosedOn = dispute.ClosedOn,
            Reason = dispute.Reason, Amount = amount, RecordedAt = recordedAt,
        });
    }

    private void Post(NewCreditNote note, long id, Account account, Currency currency)
    {
        CheckParts(note.NetAmount, note.TaxAmount, note.Amount);
        AddLines(ledger.CreditNoteLines, note.Lines, l => l.CreditNoteId = id, currency, note.Amount, note.NetAmount, note.TaxAmount);
        long? invoiceId = null;
        ledger.Open(new KnownDocument(id, note.Date, null, currency.Code, note.Amount), DocumentKind.CreditNote, account.Id, note.Number);
        if (note.InvoiceNumber is { } number)
        {
            var (invoice, _) = ledger.Invoice(account, number, "invoiceNumber");
            var open = ledger.Left(DocumentKind.Invoice, invoice.Id, note.Date > invoice.Date ? note.Date : invoice.Date);
            invoiceId = invoice.Id;
            if (invoice.Currency != currency.Code)
            {
                throw new RuleViolation(RuleCodes.CurrencyMismatch, $"A credit note in {currency} cannot settle an invoice in {invoice.Currency}.", "invoiceNumber");
            }

            if (open > 0m)
            {
                Allocate(Source(DocumentKind.CreditNote, id, account, note, currency), invoice.Id, invoice, Math.Min(open, note.Amount), ["invoiceNumber"]);
            }
        }

        ledger.Add(ledger.CreditNotes, new CreditNote
        {
            Id = id, AccountId = account.Id, Number = note.Number, Date = note.Date, Currency = currency.Code, Amount = note.Amount,
            NetAmount = note.NetAmount, TaxAmount = note.TaxAmount, Reason = note.Reason, InvoiceId = invoiceId, Opening = note.Opening,
            RecordedAt = recordedAt,
        });
    }

    private void Post(NewPayment payment, long id, Account account, Currency currency)
    {
        ledger.Add(ledger.Payments, new Payment
        {
            Id = id, AccountId = account.Id, Number = payment.Number, Date = payment.Date, Currency = currency.Code, Amount = payment.Amount,
            Method = payment.Method, Reference = payment.Reference, Opening = payment.Opening, RecordedAt = recordedAt,
        });
        ledger.Open(new KnownDocument(id, payment.Date, null, currency.Code, payment.Amount), DocumentKind.Payment, account.Id, payment.Number);
        var source = Source(DocumentKind.Payment, id, account, payment, currency);
        if (payment.Allocations is { } named)
        {
            for (var i = 0; i < named.Count; i++)
            {
                var (invoice, _) = ledger.Invoice(account, named[i].InvoiceNumber, "allocations", $"{i}", "invoiceNumber");
                Allocate(source, invoice.Id, invoice, named[i].Amount, ["allocations", $"{i}", "amount"]);
            }
        }
        else if (payment.Choice == AllocationChoice.OldestDueFirst)
        {
            foreach (var (invoiceId, amount) in AllocationRule.OldestDueFirst(payment.Amount, ledger.OpenInvoices(account.Id, currency.Code, payment.Date)))
            {
                var date = ledger.DateOf(DocumentKind.Invoice, invoiceId);
                Allocate(source, invoiceId, new KnownDocument(invoiceId, date, null, currency.Code, 0m), amount, ["amount"]);
            }
        }
    }

    private void Post(NewWriteOff writeOff, long id, Account account, Currency currency)
    {
        ledger.Add(ledger.WriteOffs, new WriteOff
        {
            Id = id, AccountId = account.Id, Number = writeOff.Number, Date = writeOff.Date, Currency = currency.Code, Amount = writeOff.Amount,
            Reason = writeOff.Reason, RecordedAt = recordedAt,
        });
        ledger.Open(new KnownDocument(id, writeOff.Date, null, currency.Code, writeOff.Amount), DocumentKind.WriteOff, account.Id, writeOff.Number);
        var (invoice, _) = ledger.Invoice(account, writeOff.InvoiceNumber, "invoiceNumber");
        if (writeOff.Date < invoice.Date)
        {
            throw new RuleViolation(RuleCodes.DatesOutOfOrder, $"Invoice '{writeOff.InvoiceNumber}' is of {invoice.Date:yyyy-MM-dd}; it is given up then or later, not on {writeOff.Date:yyyy-MM-dd}.", "date");
        }

        Allocate(Source(DocumentKind.WriteOff, id, account, writeOff, currency), invoice.Id, invoice, writeOff.Amount, ["amount"]);
    }

    private void Allocate(AllocationSide source, long invoiceId, KnownDocument invoice, decimal amount, string[] path)
    {
        var left = ledger.Left(source.Kind, source.Id);
        var target = new AllocationSide(DocumentKind.Invoice, invoiceId, source.AccountId, invoice.Currency, invoice.Date,
            ledger.Left(DocumentKind.Invoice, invoiceId, source.Date > invoice.Date ? source.Date : invoice.Date));
        var date = AllocationRule.Check(source with { Left = left }, target, amount, null, path);
        ledger.Take(source.Kind, source.Id, amount, date);
        ledger.Take(DocumentKind.Invoice, invoiceId, amount, date);
        ledger.Add(ledger.Allocations, new Allocation
        {
            AccountId = source.AccountId, FromKind = source.Kind, FromId = source.Id, ToKind = DocumentKind.Invoice, ToId = invoiceId,
            Currency = source.Currency, Amount = amount, Date = date, RecordedAt = recordedAt,
        });
    }

    private void AddLines<T>(
        List<T> stored, IReadOnlyList<NewLine>? lines, Action<T> ofItsDocument, Currency currency, decimal gross, decimal? net, decimal? tax)
        where T : DocumentLine, new()
    {
        if (lines is null)
        {
            return;
        }

        LineRule.Check([.. lines.Select(l => (l.Quantity, l.UnitPrice, l.Amount, l.Cost))], currency, gross, net, tax);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].ToLine<T>(i + 1);
            ofItsDocument(line);
            ledger.Add(stored, line);
        }
    }

    private static AllocationSide Source(DocumentKind kind, long id, Account account, NewDocument document, Currency currency) =>
        new(kind, id, account.Id, currency.Code, document.Date, document.Amount);

    private static void CheckParts(decimal? net, decimal? tax, decimal gross)
    {
        foreach (var (part, name) in new[] { (net, "netAmount"), (tax, "taxAmount") })
        {
            if (part is { } amount)
            {
                Money.Check(amount, name);
                if (amount < 0m || amount > gross)
                {
                    throw new RuleViolation(RuleCodes.ValueOutOfRange, $"{amount} must lie between 0 and the gross amount {gross}.", name);
                }
            }
        }

        if (net + tax is { } sum && sum != gross)
        {
            throw new RuleViolation(RuleCodes.ValueOutOfRange, $"Net {net} and tax {tax} make {sum}, but the gross amount is {gross}.", "netAmount");
        }
    }

    private long Key(DocumentKind kind)
    {
        var index = _used.GetValueOrDefault(kind);
        _used[kind] = index + 1;
        return keys[kind][index];
    }
}
