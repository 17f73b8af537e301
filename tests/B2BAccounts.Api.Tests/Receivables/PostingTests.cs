using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

public sealed class PostingTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [DatabaseFact]
    public async Task An_invoice_falls_due_by_the_accounts_terms_and_makes_a_customer()
    {
        await using var book = await WithAccountAsync();
        var invoice = await book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput("C-1", "I-1", Day, new MoneyInput(100.10m, "CNY")), default);
        Assert.Equal(Day.AddDays(30), invoice.DueDate);
        await using var db = book.Answers();
        var account = await db.Accounts.SingleAsync();
        Assert.Equal((AccountStatus.Customer, Day, Day, 1), (account.Status, account.FirstPurchaseOn, account.LastPurchaseOn, account.Version));
        Assert.Equal(AccountStatus.Customer, (await db.AccountProfiles.SingleAsync()).Status);
        var open = await db.OpenDocuments.SingleAsync();
        Assert.Equal((DocumentKind.Invoice, invoice.Id, 100.10m, invoice.DueDate), (open.Kind, open.DocumentId, open.Open, open.DueDate));
    }

    [DatabaseFact]
    public async Task Older_invoices_move_the_first_purchase_only_and_future_ones_neither()
    {
        await using var book = await WithAccountAsync();
        await PostAsync(book, [new NewInvoice("C-1", "1", Day, 1m)], [new NewInvoice("C-1", "2", new DateOnly(2020, 1, 1), 1m)], [new NewInvoice("C-1", "3", new DateOnly(2026, 4, 1), 1m)]);
        await using var db = book.Answers();
        var account = await db.Accounts.SingleAsync();
        Assert.Equal((new DateOnly(2020, 1, 1), Day), (account.FirstPurchaseOn, account.LastPurchaseOn));
    }

    [DatabaseFact]
    public async Task An_account_that_bought_long_ago_only_is_dormant()
    {
        await using var book = await WithAccountAsync();
        await PostAsync(book, [new NewInvoice("C-1", "1", new DateOnly(2025, 3, 31), 1m)]);
        await using var db = book.Answers();
        Assert.Equal(AccountStatus.Dormant, (await db.Accounts.SingleAsync()).Status);
    }

    [DatabaseFact]
    public async Task A_prospect_that_buys_is_converted_in_the_same_transaction()
    {
        await using var book = await WithAccountAsync();
        await using (var db = book.Db())
        {
            var account = await db.Accounts.SingleAsync();
            account.Status = AccountStatus.Prospect;
            db.Prospects.Add(new Prospect { Id = 1, AccountId = account.Id, Stage = ProspectStage.Contacted, Version = 4, UpdatedAt = DateTime.UnixEpoch });
            await db.SaveChangesAsync();
        }

        await PostAsync(book, [new NewInvoice("C-1", "1", Day, 1m)]);
        await using var answers = book.Answers();
        var prospect = await answers.Prospects.SingleAsync();
        Assert.Equal((ProspectStage.Converted, 5), (prospect.Stage, prospect.Version));
        Assert.Equal(AccountStatus.Customer, (await answers.Accounts.SingleAsync()).Status);
    }

    [DatabaseFact]
    public async Task A_payment_settles_the_oldest_due_first_and_keeps_the_rest()
    {
        await using var book = await WithAccountAsync();
        await PostAsync(book,
            [new NewInvoice("C-1", "late", Day, 100m) { DueDate = Day.AddDays(50) }],
            [new NewInvoice("C-1", "early", Day, 100m) { DueDate = Day.AddDays(10) }],
            [new NewInvoice("C-1", "euro", Day, 100m, "EUR")],
            [new NewInvoice("C-1", "middle", Day.AddDays(5), 100m) { DueDate = Day.AddDays(20) }]);
        await book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", "P-1", Day, new MoneyInput(150m, "CNY")), default);
        Assert.Equal([("early", 100m, Day), ("middle", 50m, Day.AddDays(5))], await AllocationsAsync(book));
        await book.Get<RecordPayment>().HandleAsync(new RecordPaymentInput("C-1", "P-2", Day, new MoneyInput(500m, "CNY")), default);
        await using var db = book.Answers();
        Assert.Equal([("CreditNote", 0m), ("Invoice", 100m), ("Payment", 350m)],
            new[] { DocumentKind.CreditNote, DocumentKind.Invoice, DocumentKind.Payment }
                .Select(k => (k.ToString(), db.OpenDocuments.Where(o => o.Kind == k).Sum(o => o.Open))));
        await book.Get<RecordPayment>().HandleAsync(
            new RecordPaymentInput("C-1", "P-3", Day, new MoneyInput(7m, "EUR")) { Rule = AllocationChoice.None }, default);
        Assert.Equal(100m, await db.OpenDocuments.Where(o => o.Currency == "EUR" && o.Kind == DocumentKind.Invoice).SumAsync(o => o.Open));
    }

    [DatabaseFact]
    public async Task A_payment_that_names_invoices_pays_these_or_nothing()
    {
        await using var book = await WithAccountAsync();
        await PostAsync(book, [new NewInvoice("C-1", "1", Day, 100m)], [new NewInvoice("C-1", "2", Day, 100m)], [new NewInvoice("C-1", "euro", Day, 100m, "EUR")]);
        var payments = book.Get<RecordPayment>();
        foreach (var (code, path, allocations) in new (string, string, PaymentAllocationInput[])[]
        {
            (RuleCodes.AllocationExceedsTarget, "allocations.1.amount", [new("2", 10m), new("1", 100.01m)]),
            (RuleCodes.AllocationExceedsSource, "allocations.1.amount", [new("1", 100m), new("2", 60m)]),
            (RuleCodes.DocumentNotFound, "allocations.0.invoiceNumber", [new("9", 1m)]),
            (RuleCodes.CurrencyMismatch, "allocations.0.amount", [new("euro", 1m)]),
            (RuleCodes.MoneyNotInMinorUnits, "allocations.0.amount", [new("1", 0.001m)]),
        })
        {
            var refused = await Assert.ThrowsAsync<RuleViolation>(() =>
                payments.HandleAsync(new RecordPaymentInput("C-1", "P", Day, new MoneyInput(150m, "CNY")) { Allocations = allocations }, default));
            Assert.Equal((code, path), (refused.Code, string.Join('.', refused.Path)));
        }

        var nothing = await Assert.ThrowsAsync<InputInvalid>(() =>
            payments.HandleAsync(new RecordPaymentInput("C-1", "P", Day, new MoneyInput(150m, "CNY")) { Allocations = [new("1", 0m)] }, default));
        Assert.Equal([(RuleCodes.AmountNotPositive, "allocations.0.amount")], nothing.Problems.Select(p => (p.Code, string.Join('.', p.Path))));

        Assert.Empty(await AllocationsAsync(book));
        await payments.HandleAsync(new RecordPaymentInput("C-1", "P", Day, new MoneyInput(150m, "CNY")) { Allocations = [new("2", 100m)] }, default);
        Assert.Equal([("2", 100m, Day)], await AllocationsAsync(book));
    }

    [DatabaseFact]
    public async Task A_credit_note_settles_its_invoice_up_to_what_is_open()
    {
        await using var book = await WithAccountAsync();
        await PostAsync(book, [new NewInvoice("C-1", "1", Day, 100m)], [new NewPayment("C-1", "P", Day, 70m)]);
        var note = await book.Get<RecordCreditNote>().HandleAsync(
            new RecordCreditNoteInput("C-1", "N-1", Day.AddDays(3), new MoneyInput(50m, "CNY"), CreditNoteReason.Return) { InvoiceNumber = "1" }, default);
        Assert.Equal([("1", 70m, Day), ("1", 30m, Day.AddDays(3))], await AllocationsAsync(book));
        await using var db = book.Answers();
        var left = await db.OpenDocuments.SingleAsync();
        Assert.Equal((DocumentKind.CreditNote, note.Id, 20m), (left.Kind, left.DocumentId, left.Open));
        await book.Get<RecordCreditNote>().HandleAsync(
            new RecordCreditNoteInput("C-1", "N-2", Day, new MoneyInput(5m, "CNY"), CreditNoteReason.Price) { InvoiceNumber = "1" }, default);
        Assert.Equal(25m, await db.OpenDocuments.SumAsync(o => o.Open));
    }

    [DatabaseFact]
    public async Task All_that_is_wrong_with_a_payment_is_reported_together()
    {
        await using var book = await TestBook.OpenAsync();
        var refused = await Assert.ThrowsAsync<InputInvalid>(() => book.Get<RecordPayment>().HandleAsync(
            new RecordPaymentInput("", "", new DateOnly(203, 1, 1), new MoneyInput(1.001m, "CNY"))
            {
                Method = new string('x', 41), Allocations = [new("", 1m), new("1", 1m), new("1", 2m)],
            },
            default));
        Assert.Equal(
            [
                "accountNumber INPUT_MALFORMED", "allocations INPUT_REPEATED", "allocations.0.invoiceNumber INPUT_REQUIRED", "amount.amount MONEY_NOT_IN_MINOR_UNITS",
                "date INPUT_OUT_OF_RANGE", "method INPUT_TOO_LONG", "number INPUT_REQUIRED",
            ],
            refused.Problems.Select(p => $"{string.Join('.', p.Path)} {p.Code}").Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task A_batch_keeps_what_is_right_and_says_what_is_wrong_with_the_rest()
    {
        await using var book = await WithAccountAsync();
        IReadOnlyList<NewDocument>[] batch =
        [
            [new NewInvoice("C-1", "1", Day, 100m), new NewPayment("C-1", "P1", Day.AddDays(9), 100m) { Allocations = [new("1", 100m)] }],
            [new NewInvoice("C-1", "2", Day, 100m), new NewPayment("C-1", "P2", Day.AddDays(9), 100m) { Allocations = [new("2", 100.01m)] }],
            [new NewInvoice("nobody", "1", Day, 100m)],
            [new NewInvoice("C-1", "3", Day, 100m) { DueDate = Day.AddDays(-1) }],
            [new NewInvoice("C-1", "1", Day, 100m)],
            [new NewInvoice("C-1", "1", Day, 101m)],
            [new NewInvoice("C-1", "4", Day, 60m) { Dispute = new NewDispute(Day, "price") }],
            [new NewPayment("C-1", "P3", Day, 50m)],
        ];
        var first = await PostAsync(book, batch);
        Assert.Equal(
            [null, RuleCodes.AllocationExceedsSource, RuleCodes.AccountNotFound, RuleCodes.DatesOutOfOrder, null, RuleCodes.DocumentNumberTaken, null, null],
            first.Select(o => o.Refused?.Code));
        Assert.Equal([true, false, false, false, false, false, true, true], first.Select(o => o.IsNew));
        await using var db = book.Answers();
        Assert.Equal(["1", "4"], await db.Invoices.OrderBy(i => i.Number).Select(i => i.Number).ToListAsync());
        Assert.Equal(["P1", "P3"], await db.Payments.OrderBy(i => i.Number).Select(i => i.Number).ToListAsync());
        Assert.Equal(60m, (await db.Disputes.SingleAsync()).Amount);
        Assert.Equal(10m, (await db.OpenDocuments.SingleAsync()).Open);

        var second = await PostAsync(book, batch);
        Assert.DoesNotContain(second, o => o.IsNew);
        Assert.Equal(first.Select(o => o.Refused?.Code), second.Select(o => o.Refused?.Code));
        Assert.Equal((2, 2, 2, 1), (await db.Invoices.CountAsync(), await db.Payments.CountAsync(), await db.Allocations.CountAsync(), await db.Disputes.CountAsync()));
    }

    [DatabaseFact]
    public async Task Batches_and_single_postings_leave_the_same_book_and_what_is_open_is_what_documents_say()
    {
        await using var single = await WithAccountAsync();
        await using var batched = await WithAccountAsync();
        var random = new Random(7);
        var documents = Enumerable.Range(0, 300).Select(i => (NewDocument)(random.Next(5) switch
        {
            0 or 1 => new NewPayment("C-1", $"{i}", Day.AddDays(random.Next(60)), random.Next(1, 500)),
            2 => new NewCreditNote("C-1", $"{i}", Day.AddDays(random.Next(60)), random.Next(1, 90)) { InvoiceNumber = random.Next(2) == 0 ? null : $"{random.Next(i + 1)}" },
            _ => new NewInvoice("C-1", $"{i}", Day.AddDays(random.Next(60)), random.Next(1, 400)),
        })).ToList();
        foreach (var document in documents)
        {
            await PostAsync(single, [document]);
        }

        foreach (var chunk in documents.Chunk(37))
        {
            await PostAsync(batched, [.. chunk.Select(d => new[] { d })]);
        }

        Assert.Equal(await FiguresAsync(single), await FiguresAsync(batched));
        await using var db = batched.Answers();
        Assert.True(await db.Allocations.CountAsync() > 50);
    }

    private static async Task<TestBook> WithAccountAsync()
    {
        var book = await TestBook.OpenAsync();
        await book.CreateAsync("C-1");
        return book;
    }

    private static Task<IReadOnlyList<PostingOutcome>> PostAsync(TestBook book, params IReadOnlyList<NewDocument>[] entries) =>
        book.Transactions.RunAsync(t => book.Get<Posting>().PostAsync(t, entries), default);

    private static async Task<IEnumerable<(string Invoice, decimal Amount, DateOnly Date)>> AllocationsAsync(TestBook book)
    {
        await using var db = book.Answers();
        var rows = await db.Allocations.OrderBy(a => a.Id)
            .Join(db.Invoices, a => a.ToId, i => i.Id, (a, i) => new { i.Number, a.Amount, a.Date }).ToListAsync();
        return rows.Select(r => (r.Number, r.Amount, r.Date));
    }

    /// <summary>What is open of every document: by the row kept, after checking it against documents and allocations added up one by one.</summary>
    private static async Task<IEnumerable<(DocumentKind Kind, string Number, decimal Open)>> FiguresAsync(TestBook book)
    {
        await using var db = book.Answers();
        var allocations = await db.Allocations.ToListAsync();
        var kept = await db.OpenDocuments.ToDictionaryAsync(o => (o.Kind, o.DocumentId), o => o.Open);
        var documents = (await db.Invoices.ToListAsync()).Select(i => (Kind: DocumentKind.Invoice, i.Id, i.Number, i.Amount))
            .Concat((await db.Payments.ToListAsync()).Select(p => (Kind: DocumentKind.Payment, p.Id, p.Number, p.Amount)))
            .Concat((await db.CreditNotes.ToListAsync()).Select(n => (Kind: DocumentKind.CreditNote, n.Id, n.Number, n.Amount))).ToList();
        foreach (var d in documents)
        {
            var used = allocations.Where(a => (a.FromKind, a.FromId) == (d.Kind, d.Id) || (a.ToKind, a.ToId) == (d.Kind, d.Id)).Sum(a => a.Amount);
            Assert.Equal(d.Amount - used, kept.GetValueOrDefault((d.Kind, d.Id)));
            Assert.True(used <= d.Amount);
        }

        return documents.Select(d => (d.Kind, d.Number, kept.GetValueOrDefault((d.Kind, d.Id)))).OrderBy(d => d.Kind).ThenBy(d => d.Number, StringComparer.Ordinal).ToList();
    }
}
