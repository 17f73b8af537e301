using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>
/// A book lived through day by day: part payments, payments on account that are allocated later, credit notes, refunds, write-offs with
/// recoveries, bounced payments, mistaken allocations and invoices, disputes, in several currencies. The same seed gives the same book.
/// </summary>
internal sealed class RandomBook
{
    private static readonly (string Code, decimal Rate, decimal Unit)[] Currencies =
        [("CNY", 1m, 0.01m), ("USD", 7.13m, 0.01m), ("EUR", 7.81m, 0.01m), ("JPY", 0.0481m, 1m)];

    private readonly Random _random;
    private readonly Dictionary<(DocumentKind, long), decimal> _left = [];
    private readonly Dictionary<long, decimal> _allocated = [];
    private readonly Dictionary<long, decimal> _recovered = [];
    private long _id = 1000;

    public RandomBook(int seed, int accounts, int days, double invoicesADay)
    {
        _random = new Random(seed);
        Last = First.AddDays(days);
        for (var i = 1; i <= accounts; i++)
        {
            var account = new Account { Id = i, Number = $"R{i:00000}", Currency = "CNY", CreatedAt = DateTime.UnixEpoch, UpdatedAt = DateTime.UnixEpoch };
            account.Rename($"Random {i}", null);
            Accounts.Add(account);
        }

        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            Live(day, invoicesADay);
        }
    }

    public static DateOnly First { get; } = new(2023, 1, 5);

    public DateOnly Last { get; }

    public List<Account> Accounts { get; } = [];

    public List<Invoice> Invoices { get; } = [];

    public List<Payment> Payments { get; } = [];

    public List<CreditNote> CreditNotes { get; } = [];

    public List<Refund> Refunds { get; } = [];

    public List<WriteOff> WriteOffs { get; } = [];

    public List<Allocation> Allocations { get; } = [];

    public List<Reversal> Reversals { get; } = [];

    public List<Dispute> Disputes { get; } = [];

    public List<FxRate> Rates { get; } = [];

    public AccountLedger Ledger(long account) => new(
        [.. Invoices.Where(d => d.AccountId == account)], [.. CreditNotes.Where(d => d.AccountId == account)],
        [.. Payments.Where(d => d.AccountId == account)], [.. Refunds.Where(d => d.AccountId == account)],
        [.. WriteOffs.Where(d => d.AccountId == account)], [.. Allocations.Where(d => d.AccountId == account)],
        [.. Reversals.Where(d => d.AccountId == account)], [.. Disputes.Where(d => d.AccountId == account)]);

    public async Task SaveAsync(TestBook book)
    {
        foreach (var account in Accounts)
        {
            var days = Invoices.Where(i => i.AccountId == account.Id).Select(i => i.Date).ToList();
            account.FirstPurchaseOn = days.Count == 0 ? null : days.Min();
            account.LastPurchaseOn = days.Count == 0 ? null : days.Max();
            account.Status = days.Count == 0 ? AccountStatus.None : AccountStatus.Customer;
        }

        IEnumerable<object>[] tables = [Accounts, Rates, Invoices, Payments, CreditNotes, Refunds, WriteOffs, Allocations, Reversals, Disputes, OpenDocuments()];
        foreach (var part in tables.SelectMany(t => t.Chunk(20_000)))
        {
            await using AccountsDb db = book.Db();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(part);
            await db.SaveChangesAsync();
        }
    }

    /// <summary>Gives every document the base currency.</summary>
    public RandomBook InOneCurrency()
    {
        Invoices.ForEach(i => i.Currency = "CNY");
        Payments.ForEach(i => i.Currency = "CNY");
        CreditNotes.ForEach(i => i.Currency = "CNY");
        Refunds.ForEach(i => i.Currency = "CNY");
        WriteOffs.ForEach(i => i.Currency = "CNY");
        Allocations.ForEach(i => i.Currency = "CNY");
        return this;
    }

    private IEnumerable<OpenDocument> OpenDocuments()
    {
        var open = Invoices.Select(i => new OpenDocument { Kind = DocumentKind.Invoice, DocumentId = i.Id, AccountId = i.AccountId, Currency = i.Currency, Date = i.Date, DueDate = i.DueDate })
            .Concat(Payments.Select(p => new OpenDocument { Kind = DocumentKind.Payment, DocumentId = p.Id, AccountId = p.AccountId, Currency = p.Currency, Date = p.Date, DueDate = p.Date }))
            .Concat(CreditNotes.Select(c => new OpenDocument { Kind = DocumentKind.CreditNote, DocumentId = c.Id, AccountId = c.AccountId, Currency = c.Currency, Date = c.Date, DueDate = c.Date }));
        foreach (var document in open)
        {
            // A recovery gives back what a write-off took.
            document.Open = _left[(document.Kind, document.DocumentId)] + (document.Kind == DocumentKind.Invoice ? _recovered.GetValueOrDefault(document.DocumentId) : 0m);
            if (document.Open > 0m)
            {
                yield return document;
            }
        }
    }

    private void Live(DateOnly day, double invoicesADay)
    {
        foreach (var (code, rate, _) in Currencies.Skip(1).Where(_ => day == First || _random.Next(7) > 2 || day.DayNumber % 7 == 0))
        {
            Rates.Add(new FxRate { Id = _id++, Currency = code, BaseCurrency = "CNY", Day = day, Rate = rate + _random.Next(-200, 200) * rate / 10_000m, RecordedAt = At(day) });
        }

        for (var n = invoicesADay; n > _random.NextDouble(); n--)
        {
            var (account, currency) = (Some(Accounts).Id, Currencies[_random.Next(Currencies.Length)]);
            var invoice = new Invoice
            {
                Id = _id++, AccountId = account, Number = $"I{_id}", Date = day, DueDate = day.AddDays(_random.Next(0, 75)), Currency = currency.Code,
                Amount = _random.Next(1, 9_000_000) * currency.Unit, RecordedAt = At(day),
            };
            invoice.NetAmount = _random.Next(2) == 0 ? Currency.Of(currency.Code).Round(invoice.Amount / 1.13m) : null;
            Invoices.Add(invoice);
            _left[(DocumentKind.Invoice, invoice.Id)] = invoice.Amount;
            Maybe(0.7, () => Pay(Recent(Invoices), day));
            Maybe(0.12, () => Credit(Recent(Invoices), day));
            Maybe(0.15, () => Dispute(Recent(Invoices), day));
            Maybe(0.04, () => WriteOff(Recent(Invoices), day));
            Maybe(0.08, () => AllocateOpenCredit(day));
            Maybe(0.05, () => Refund(day));
            Maybe(0.03, () => Bounce(Recent(Payments), day));
            Maybe(0.02, () => ReverseDocument(DocumentKind.Invoice, invoice.Id, invoice.AccountId, day));
            Maybe(0.03, () => ReverseAllocation(Recent(Allocations), day));
        }
    }

    private void Pay(Invoice? invoice, DateOnly day)
    {
        if (invoice is null)
        {
            return;
        }

        var unit = Currencies.Single(c => c.Code == invoice.Currency).Unit;
        var payment = new Payment
        {
            Id = _id++, AccountId = invoice.AccountId, Number = $"P{_id}", Date = day, Currency = invoice.Currency, RecordedAt = At(day),
            Amount = Math.Max(unit, Math.Floor(invoice.Amount * _random.Next(2, 15) / 10m / unit) * unit),
        };
        Payments.Add(payment);
        _left[(DocumentKind.Payment, payment.Id)] = payment.Amount;
        Maybe(0.9, () => Allocate(DocumentKind.Payment, payment.Id, DocumentKind.Invoice, invoice.Id, payment.AccountId, payment.Currency, day));
        Maybe(0.5, () => AllocateOpenCredit(day));
    }

    private void Credit(Invoice? invoice, DateOnly day)
    {
        if (invoice is not null)
        {
            var note = new CreditNote
            {
                Id = _id++, AccountId = invoice.AccountId, Number = $"C{_id}", Date = day, Currency = invoice.Currency, RecordedAt = At(day),
                Amount = Currency.Of(invoice.Currency).Round(Math.Ceiling(invoice.Amount / 10m)), InvoiceId = invoice.Id,
            };
            CreditNotes.Add(note);
            _left[(DocumentKind.CreditNote, note.Id)] = note.Amount;
            Maybe(0.8, () => Allocate(DocumentKind.CreditNote, note.Id, DocumentKind.Invoice, invoice.Id, note.AccountId, note.Currency, day));
        }
    }

    private void WriteOff(Invoice? invoice, DateOnly day)
    {
        if (invoice is null || _left[(DocumentKind.Invoice, invoice.Id)] is not (> 0m and var open))
        {
            return;
        }

        var writeOff = new WriteOff { Id = _id++, AccountId = invoice.AccountId, Number = $"W{_id}", Date = day, Currency = invoice.Currency, Amount = open, RecordedAt = At(day) };
        WriteOffs.Add(writeOff);
        _left[(DocumentKind.WriteOff, writeOff.Id)] = open;
        Allocate(DocumentKind.WriteOff, writeOff.Id, DocumentKind.Invoice, invoice.Id, invoice.AccountId, invoice.Currency, day);
        Maybe(0.5, () =>
        {
            // A recovery of part of it, some days later.
            var part = Currency.Of(invoice.Currency).Round(Math.Ceiling(open / 3m));
            part = Math.Min(part, open);
            Reverse(DocumentKind.WriteOff, writeOff.Id, writeOff.AccountId, day.AddDays(20), part);
            Reverse(DocumentKind.Allocation, Allocations[^1].Id, writeOff.AccountId, day.AddDays(20), part);
            _allocated[Allocations[^1].Id] -= part;
            _recovered[invoice.Id] = _recovered.GetValueOrDefault(invoice.Id) + part;
        });
    }

    private void AllocateOpenCredit(DateOnly day)
    {
        var payment = Recent(Payments);
        var invoice = payment is null ? null : Invoices.TakeLast(300).FirstOrDefault(i =>
            i.AccountId == payment.AccountId && i.Currency == payment.Currency && _left[(DocumentKind.Invoice, i.Id)] > 0m);
        if (invoice is not null)
        {
            Allocate(DocumentKind.Payment, payment!.Id, DocumentKind.Invoice, invoice.Id, payment.AccountId, payment.Currency, day);
        }
    }

    private void Refund(DateOnly day)
    {
        if (Recent(Payments) is { } payment && _left[(DocumentKind.Payment, payment.Id)] is > 0m and var left)
        {
            var refund = new Refund { Id = _id++, AccountId = payment.AccountId, Number = $"F{_id}", Date = day, Currency = payment.Currency, Amount = left, RecordedAt = At(day) };
            Refunds.Add(refund);
            _left[(DocumentKind.Refund, refund.Id)] = left;
            Allocate(DocumentKind.Refund, refund.Id, DocumentKind.Payment, payment.Id, payment.AccountId, payment.Currency, day);
        }
    }

    private void Dispute(Invoice? invoice, DateOnly day)
    {
        if (invoice is not null)
        {
            Disputes.Add(new Dispute
            {
                Id = _id++, AccountId = invoice.AccountId, InvoiceId = invoice.Id, OpenedOn = day, ClosedOn = _random.Next(2) == 0 ? day.AddDays(_random.Next(1, 90)) : null,
                Reason = "quality", Amount = _random.Next(3) == 0 ? invoice.Amount : Currency.Of(invoice.Currency).Round(Math.Ceiling(invoice.Amount / 4m)), RecordedAt = At(day),
            });
        }
    }

    private void Allocate(DocumentKind from, long fromId, DocumentKind to, long toId, long account, string currency, DateOnly day)
    {
        var amount = Math.Min(_left[(from, fromId)], _left[(to, toId)]);
        if (amount <= 0m)
        {
            return;
        }

        Allocations.Add(new Allocation
        {
            Id = _id++, AccountId = account, FromKind = from, FromId = fromId, ToKind = to, ToId = toId, Currency = currency, Amount = amount, Date = day, RecordedAt = At(day),
        });
        _left[(from, fromId)] -= amount;
        _left[(to, toId)] -= amount;
        _allocated[Allocations[^1].Id] = amount;
    }

    private void Bounce(Payment? payment, DateOnly day) => ReverseDocument(DocumentKind.Payment, payment?.Id, payment?.AccountId, day);

    private void ReverseDocument(DocumentKind kind, long? id, long? account, DateOnly day)
    {
        if (id is not { } document || Reversals.Any(r => r.Kind == kind && r.DocumentId == document))
        {
            return;
        }

        var amount = kind == DocumentKind.Payment ? Payments.Single(p => p.Id == document).Amount : Invoices.Single(i => i.Id == document).Amount;
        foreach (var allocation in Allocations.Where(a => (a.FromKind == kind && a.FromId == document) || (a.ToKind == kind && a.ToId == document)).ToList())
        {
            if (allocation.FromKind == DocumentKind.Refund || (allocation.FromKind == DocumentKind.WriteOff && _allocated[allocation.Id] > 0m))
            {
                return;
            }
        }

        foreach (var allocation in Allocations.Where(a => (a.FromKind == kind && a.FromId == document) || (a.ToKind == kind && a.ToId == document)).ToList())
        {
            ReverseAllocation(allocation, day);
        }

        Reverse(kind, document, account!.Value, day, amount);
        _left[(kind, document)] = 0m;
    }

    private void ReverseAllocation(Allocation? allocation, DateOnly day)
    {
        if (allocation is null || _allocated[allocation.Id] is not (> 0m and var live) || allocation.FromKind is DocumentKind.Refund or DocumentKind.WriteOff)
        {
            return;
        }

        Reverse(DocumentKind.Allocation, allocation.Id, allocation.AccountId, day, live);
        _allocated[allocation.Id] = 0m;
        _left[(allocation.FromKind, allocation.FromId)] += live;
        _left[(allocation.ToKind, allocation.ToId)] += live;
    }

    private void Reverse(DocumentKind kind, long id, long account, DateOnly day, decimal amount) => Reversals.Add(new Reversal
    {
        Id = _id++, AccountId = account, Kind = kind, DocumentId = id, Date = day, Amount = amount, Reason = "random", RecordedAt = At(day),
    });

    private T? Recent<T>(List<T> rows)
        where T : class => rows.Count == 0 ? null : rows[_random.Next(Math.Max(0, rows.Count - 60), rows.Count)];

    private T Some<T>(List<T> rows) => rows[_random.Next(rows.Count)];

    private void Maybe(double probability, Action happen)
    {
        if (_random.NextDouble() < probability)
        {
            happen();
        }
    }

    private static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}
