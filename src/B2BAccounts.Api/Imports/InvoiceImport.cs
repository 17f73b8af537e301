using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Takes invoices in through the same posting as every other. An invoice that is known with the same content is unchanged; one that has
/// been settled or disputed since gets what is missing; one with other content is refused.
/// </summary>
public sealed class InvoiceImport(BookTransactions transactions, Posting posting, ImportMap map) : RowImport<ImportedInvoice>
{
    public override IReadOnlyList<ImportColumn> Columns => ImportedInvoice.Columns;

    public override bool ChangesFigures => true;

    public override ImportedInvoice Read(RowCells cells) => ImportedInvoice.Read(cells);

    public override async Task<RowOutcome[]> Post(IReadOnlyList<ImportedInvoice> rows, ImportTally tally, CancellationToken cancellation)
    {
        var done = await transactions.RunAsync(book => new Batch(book, rows, map).Run(posting), cancellation);
        tally.Count("accounts", done.Accounts);
        tally.Count("invoices", done.Invoices);
        tally.Count("payments", done.Payments);
        tally.Count("disputes", done.Disputes);
        return done.Outcomes;
    }

    private sealed record Done(RowOutcome[] Outcomes, long Accounts, long Invoices, long Payments, long Disputes);

    /// <summary>One transaction's rows.</summary>
    private sealed class Batch(BookTransaction book, IReadOnlyList<ImportedInvoice> rows, ImportMap map)
    {
        private readonly RowOutcome[] outcomes = new RowOutcome[rows.Count];
        private readonly List<int> posted = [];
        private readonly List<IReadOnlyList<NewDocument>> entries = [];
        private Dictionary<(long AccountId, string Number), Invoice> known = [];
        private Dictionary<long, long> knownAccounts = [];
        private Dictionary<long, Dispute> disputes = [];
        private readonly HashSet<long> changed = [];
        private long disputesAdded;

        public async Task<Done> Run(Posting posting)
        {
            var accounts = await KnownAccounts.Load(book, rows.Select(r => r.Account.Number));
            await LoadKnown(accounts);
            for (var i = 0; i < rows.Count; i++)
            {
                try
                {
                    await Prepare(i, accounts);
                }
                catch (RuleViolation why)
                {
                    outcomes[i] = RowOutcome.Rejected(why);
                }
            }

            await accounts.Save();
            var results = await posting.PostAsync(book, entries, known.Values);
            var (invoices, payments) = (0L, 0L);
            for (var e = 0; e < results.Count; e++)
            {
                var (row, result) = (posted[e], results[e]);
                if (result.Refused is { } refused)
                {
                    outcomes[row] = RowOutcome.Rejected(refused);
                    continue;
                }

                var invoice = result.Documents[0];
                invoices += invoice.IsNew ? 1 : 0;
                payments += result.Documents.Skip(1).Count(d => d.IsNew);
                disputesAdded += invoice.IsNew && rows[row].DisputeReason is not null ? 1 : 0;
                var completed = !invoice.IsNew && await Complete(rows[row], invoice.Id);
                outcomes[row] = invoice.IsNew ? RowOutcome.New : completed || result.IsNew ? RowOutcome.Changed : RowOutcome.Unchanged;
            }

            if (changed.Count > 0)
            {
                await book.Db.SaveChangesAsync(book.Cancel);
                await posting.ChangedAsync(book, changed);
            }

            return new Done(outcomes, accounts.Created, invoices, payments, disputesAdded);
        }

        private async Task LoadKnown(KnownAccounts accounts)
        {
            var keys = rows.Select(r => (accounts.Find(r.Account.Number)?.Id ?? 0, r.Number)).Where(k => k.Item1 > 0).ToHashSet();
            known = keys.Count == 0 ? [] : await book.Db.ByNumber<Invoice>(keys).ToDictionaryAsync(i => (i.AccountId, i.Number), book.Cancel);
            knownAccounts = known.Values.ToDictionary(i => i.Id, i => i.AccountId);
            var ids = knownAccounts.Keys.ToHashSet();
            disputes = ids.Count == 0 ? []
                : (await book.Db.Disputes.Where(d => ids.Contains(d.InvoiceId)).ToListAsync(book.Cancel))
                    .GroupBy(d => d.InvoiceId).ToDictionary(g => g.Key, g => g.MaxBy(d => d.OpenedOn)!);
        }

        // All that could refuse a row of a new account is checked before the account is created.
        private async ValueTask Prepare(int index, KnownAccounts accounts)
        {
            var row = rows[index];
            var currency = row.Currency ?? (accounts.Find(row.Account.Number) is { } there ? Currency.Of(there.Currency) : book.BaseCurrency);
            Money.OfDocument(row.Amount, currency, "amount");
            var account = await accounts.FindOrCreate(row.Account, map.CreateAccounts, "account", currency.Code);
            if (known.TryGetValue((account.Id, row.Number), out var invoice))
            {
                CheckSame(row, invoice);
            }

            var document = new NewInvoice(account.Number, row.Number, row.Date, row.Amount, currency.Code)
            {
                DueDate = row.DueDate,
                NetAmount = row.NetAmount,
                TaxAmount = row.TaxAmount,
                OrderNumber = row.OrderNumber,
                Opening = row.Opening,
                Dispute = row.DisputeReason is { } reason ? new NewDispute(row.Date, reason, ClosedOn: row.SettledOn) : null,
            };
            posted.Add(index);
            entries.Add(row.SettledOn is not { } settled ? [document] :
            [
                document,
                new NewPayment(account.Number, row.SettlementNumber, settled, row.Amount, currency.Code)
                {
                    Opening = row.Opening,
                    Allocations = [new NewAllocation(row.Number, row.Amount)],
                },
            ]);
        }

        private static void CheckSame(ImportedInvoice row, Invoice invoice)
        {
            var differs = row.NetAmount != invoice.NetAmount ? "net" : row.TaxAmount != invoice.TaxAmount ? "tax"
                : row.OrderNumber != invoice.OrderNumber ? "order" : row.Opening != invoice.Opening ? "opening" : null;
            if (differs is not null)
            {
                throw new RuleViolation(RuleCodes.DocumentNumberTaken, $"Invoice '{row.Number}' is known with another {differs}.", differs);
            }
        }

        // What has happened to a known invoice since: disputed, or its dispute ended with the payment.
        private async ValueTask<bool> Complete(ImportedInvoice row, long invoiceId)
        {
            if (row.DisputeReason is not { } reason)
            {
                return false;
            }

            if (!disputes.TryGetValue(invoiceId, out var dispute))
            {
                if (!knownAccounts.TryGetValue(invoiceId, out var accountId))
                {
                    // Repeated within this batch: the first of the two has brought its dispute with it.
                    return false;
                }

                dispute = new Dispute
                {
                    Id = await book.KeyAsync<Dispute>(),
                    AccountId = accountId,
                    InvoiceId = invoiceId,
                    OpenedOn = row.Date,
                    ClosedOn = row.SettledOn,
                    Reason = reason,
                    Amount = row.Amount,
                    RecordedAt = book.RecordedAt,
                };
                book.Db.Disputes.Add(dispute);
                disputes.Add(invoiceId, dispute);
                disputesAdded++;
                changed.Add(accountId);
                return true;
            }

            if (dispute.ClosedOn is null && row.SettledOn is { } settled)
            {
                dispute.Close(settled, book.RecordedAt);
                changed.Add(dispute.AccountId);
                return true;
            }

            return false;
        }
    }
}
