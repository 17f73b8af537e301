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
        return row.Invoice is null ? payment : payment with { Allocations = open.Take(account.Id, row) };
    }

    private static async Task<OpenInvoices> OpenOfNamed(BookTransaction book, IReadOnlyList<ImportedPayment> rows, KnownAccounts accounts)
    {
        var named = rows.Where(r => r.Invoice is not null).Select(r => (accounts.Find(r.Account)?.Id ?? 0, r.Invoice!)).Where(k => k.Item1 > 0).ToHashSet();
        if (named.Count == 0)
        {
            return new OpenInvoices([]);
        }

        var invoices = await book.Db.ByNumber<Invoice>(named).ToListAsync(book.Cancel);
        var ids = invoices.Select(i => i.Id).ToHashSet();
        var left = await book.Db.OpenDocuments.AsNoTracking().Where(o => o.Kind == DocumentKind.Invoice && ids.Contains(o.DocumentId))
            .ToDictionaryAsync(o => o.DocumentId, o => o.Open, book.Cancel);
        return new OpenInvoices(invoices.ToDictionary(i => (i.AccountId, i.Number), i => left.GetValueOrDefault(i.Id)));
    }

    /// <summary>What is open of the invoices that rows name, as the batch goes on.</summary>
    private sealed class OpenInvoices(Dictionary<(long AccountId, string Number), decimal> left)
    {
        public IReadOnlyList<NewAllocation> Take(long accountId, ImportedPayment row)
        {
            var key = (accountId, row.Invoice!);
            if (!left.TryGetValue(key, out var open))
            {
                throw new RuleViolation(RuleCodes.DocumentNotFound, $"Account {row.Account} has no invoice '{row.Invoice}'.", "invoice");
            }

            var part = Math.Min(open, row.Amount);
            left[key] = open - part;
            return part > 0m ? [new NewAllocation(row.Invoice!, part)] : [];
        }
    }
}
