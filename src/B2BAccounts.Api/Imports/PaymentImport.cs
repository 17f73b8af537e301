using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>Takes payments in through the same posting as every other. A payment that is known with the same content is unchanged.</summary>
public sealed class PaymentImport(BookTransactions transactions, Posting posting) : RowImport<ImportedPayment>
{
    public override IReadOnlyList<ImportColumn> Columns => ImportedPayment.Columns;

    public override bool ChangesFigures => true;

    public override ImportedPayment Read(RowCells cells) => ImportedPayment.Read(cells);

    public override async Task<RowOutcome[]> Post(IReadOnlyList<ImportedPayment> rows, ImportTally tally, CancellationToken cancellation)
    {
        var outcomes = await transactions.RunAsync(book => Post(book, rows), cancellation);
        tally.Count("payments", outcomes.Count(o => o.Fate == RowFate.New));
        return outcomes;
    }

    private async Task<RowOutcome[]> Post(BookTransaction book, IReadOnlyList<ImportedPayment> rows)
    {
        var accounts = await KnownAccounts.Load(book, rows.Select(r => r.Account));
        var outcomes = new List<RowOutcome>(rows.Count);
        while (outcomes.Count < rows.Count)
        {
            outcomes.AddRange(await PostTogether(book, Next(rows, outcomes.Count), accounts));
        }

        return [.. outcomes];
    }

    // A payment of a named invoice must see what those before it have left open. One without a name may have settled any invoice of
    // its account, so rows are posted together only up to the first that names an invoice after such a one.
    private static List<ImportedPayment> Next(IReadOnlyList<ImportedPayment> rows, int from)
    {
        var (together, unnamed) = (new List<ImportedPayment>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = from; i < rows.Count && (rows[i].Invoice is null || !unnamed.Contains(rows[i].Account)); i++)
        {
            together.Add(rows[i]);
            if (rows[i].Invoice is null)
            {
                unnamed.Add(rows[i].Account);
            }
        }

        return together;
    }

    private async Task<RowOutcome[]> PostTogether(BookTransaction book, List<ImportedPayment> rows, KnownAccounts accounts)
    {
        var open = await OpenOfNamed(book, rows, accounts);
        var outcomes = new RowOutcome[rows.Count];
        var (posted, entries) = (new List<int>(), new List<IReadOnlyList<NewDocument>>());
        for (var i = 0; i < rows.Count; i++)
        {
            try
            {
                entries.Add([Document(rows[i], accounts, open)]);
                posted.Add(i);
            }
            catch (RuleViolation why)
            {
                outcomes[i] = RowOutcome.Rejected(why);
            }
        }

        var results = await posting.PostAsync(book, entries);
        for (var e = 0; e < results.Count; e++)
        {
            outcomes[posted[e]] = results[e].Refused is { } refused ? RowOutcome.Rejected(refused)
                : results[e].IsNew ? RowOutcome.New : RowOutcome.Unchanged;
        }

        return outcomes;
    }

    private static NewPayment Document(ImportedPayment row, KnownAccounts accounts, OpenInvoices open)
    {
        var account = accounts.Find(row.Account) ?? throw KnownAccounts.Unknown(row.Account, "account");
        var currency = row.Currency ?? Currency.Of(account.Currency);
        Money.OfDocument(row.Amount, currency, "amount");
        var payment = new NewPayment(row.Account, row.Number, row.Date, row.Amount, currency.Code)
        {
            Method = row.Method,
            Reference = row.Reference,
            Opening = row.Opening,
            Choice = row.Choice,
        };
        return row.Invoice is null ? payment : payment with { Allocations = open.Take(account.Id, row, currency) };
    }

    private static async Task<OpenInvoices> OpenOfNamed(BookTransaction book, IReadOnlyList<ImportedPayment> rows, KnownAccounts accounts)
    {
        var named = rows.Where(r => r.Invoice is not null).Select(r => (Account: accounts.Find(r.Account)?.Id ?? 0, Row: r)).Where(n => n.Account > 0).ToList();
        if (named.Count == 0)
        {
            return new OpenInvoices([], []);
        }

        var invoices = await book.Db.ByNumber<Invoice>(named.Select(n => (n.Account, n.Row.Invoice!)).ToHashSet()).ToListAsync(book.Cancel);
        var payments = await book.Db.ByNumber<Payment>(named.Select(n => (n.Account, n.Row.Number)).ToHashSet()).ToListAsync(book.Cancel);
        var ids = invoices.Select(i => i.Id).ToHashSet();
        var left = await book.Db.OpenDocuments.AsNoTracking().Where(o => o.Kind == DocumentKind.Invoice && ids.Contains(o.DocumentId))
            .ToDictionaryAsync(o => o.DocumentId, o => o.Open, book.Cancel);
        return new OpenInvoices(
            invoices.ToDictionary(i => (i.AccountId, i.Number), i => (i.Currency, left.GetValueOrDefault(i.Id))),
            payments.Select(p => (p.AccountId, p.Number)).ToHashSet());
    }

    /// <summary>What is open of the invoices that rows name, as the batch goes on.</summary>
    /// <param name="left">Currency and open amount of each invoice.</param>
    /// <param name="taken">Payments that have been allocated already: repeated, they take nothing.</param>
    private sealed class OpenInvoices(
        Dictionary<(long AccountId, string Number), (string Currency, decimal Open)> left, HashSet<(long AccountId, string Number)> taken)
    {
        public IReadOnlyList<NewAllocation> Take(long accountId, ImportedPayment row, Currency currency)
        {
            var key = (accountId, row.Invoice!);
            if (!left.TryGetValue(key, out var invoice))
            {
                throw new RuleViolation(RuleCodes.DocumentNotFound, $"Account {row.Account} has no invoice '{row.Invoice}'.", "invoice");
            }

            if (invoice.Currency != currency.Code)
            {
                throw new RuleViolation(RuleCodes.CurrencyMismatch,
                    $"A payment in {currency.Code} cannot settle the invoice '{row.Invoice}' in {invoice.Currency}.", "invoice");
            }

            if (!taken.Add((accountId, row.Number)))
            {
                return [];
            }

            var part = Math.Min(invoice.Open, row.Amount);
            left[key] = (invoice.Currency, invoice.Open - part);
            return part > 0m ? [new NewAllocation(row.Invoice!, part)] : [];
        }
    }
}
