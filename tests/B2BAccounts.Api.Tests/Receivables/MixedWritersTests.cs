using System.Collections.Concurrent;
using System.Text.Json;
using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Api.Tests.Persistence;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Tests.Receivables;

/// <summary>Many writers of several kinds at once, two books and a running program on one database.</summary>
public sealed class MixedWritersTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [DatabaseFact]
    public async Task Fifty_writers_of_all_kinds_on_one_account_lose_nothing_and_are_refused_by_rules_only()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await using var program = await RunningProgram.OnAsync(one.Database);
        await one.CreateAsync("C-1");
        for (var i = 0; i < 4; i++)
        {
            await InvoiceAsync(one, "C-1", $"I-{i}", 100m);
        }

        var refusals = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(w => Task.Run(async () =>
        {
            for (var n = 0; n < 3; n++)
            {
                var (kind, number, amount, target) = (w % 5, $"{w}-{n}", 1m + (w * 7 + n * 13) % 40, $"I-{(w + n) % 4}");
                var code = w % 3 == 2 ? await OverHttpAsync(program, kind, number, amount, target) : await InProcessAsync(w % 3 == 0 ? one : two, kind, number, amount, target);
                if (code is not null)
                {
                    refusals.Enqueue(code);
                }
            }
        })));
        Assert.NotEmpty(refusals);
        Assert.All(refusals, code => Assert.Equal(RuleCodes.AllocationExceedsTarget, code));
        await using var db = one.Db();
        var documents = await db.Invoices.CountAsync() - 4 + await db.Payments.CountAsync() + await db.CreditNotes.CountAsync();
        Assert.Equal(150 - refusals.Count, documents);
        await AssertOpenIsWhatLoopsGiveAsync(db);
        var balance = await db.Invoices.SumAsync(i => i.Amount) - await db.Payments.SumAsync(p => p.Amount) - await db.CreditNotes.SumAsync(n => n.Amount);
        var told = await program.QueryAsync("""{ account(number: "C-1") { balance { total { amount } } } }""");
        Assert.Equal(balance, told.GetProperty("account").GetProperty("balance").GetProperty("total").GetProperty("amount").GetDecimal());
    }

    [DatabaseFact]
    public async Task Fifty_payments_of_one_invoice_over_HTTP_at_two_programs_some_taken_back_never_settle_more_than_it()
    {
        await using var book = await TestBook.OpenAsync();
        await using var one = await RunningProgram.OnAsync(book.Database);
        await using var two = await RunningProgram.OnAsync(book.Database);
        await book.CreateAsync("C-1");
        await InvoiceAsync(book, "C-1", "I-1", 500m);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(w => Task.Run(async () =>
        {
            var (program, number, amount) = (w % 2 == 0 ? one : two, $"P-{w}", w % 5 == 0 ? 500m : 70m);
            var code = await OverHttpAsync(program, 1, number, amount, "I-1");
            // Each third payment that is taken bounces at once, so that others find the invoice open again.
            var bounced = code is null && w % 3 == 0;
            if (bounced)
            {
                Assert.Null(await SentAsync(program, "reverseDocument", "ReverseDocumentInput", new { accountNumber = "C-1", kind = "PAYMENT", number, date = "2026-03-01", reason = "Bounced" }));
            }

            return (Code: code, Amount: amount, Bounced: bounced);
        })));
        Assert.All(outcomes.Select(o => o.Code).OfType<string>(), code => Assert.Equal(RuleCodes.AllocationExceedsTarget, code));
        var kept = outcomes.Where(o => o.Code is null && !o.Bounced).Sum(o => o.Amount);
        Assert.InRange(kept, 70m, 500m);
        await using var db = book.Db();
        Assert.Equal(500m - kept, await db.OpenDocuments.SumAsync(o => o.Open));
        Assert.Equal(outcomes.Count(o => o.Code is null), await db.Payments.CountAsync());
        await LedgerTruth.AssertAsync(db);
        var told = await two.QueryAsync("""{ account(number: "C-1") { balance { total { amount } } } }""");
        Assert.Equal(500m - kept, told.GetProperty("account").GetProperty("balance").GetProperty("total").GetProperty("amount").GetDecimal());
    }

    [DatabaseFact]
    public async Task Writers_on_many_accounts_and_changes_of_the_whole_book_all_get_their_turn()
    {
        const int Accounts = 12;
        const int Each = 6;
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        for (var i = 0; i < Accounts; i++)
        {
            await one.CreateAsync($"C-{i}");
            await InvoiceAsync(one, $"C-{i}", "I", 1_000m);
        }

        var posting = Enumerable.Range(0, Accounts).Select(a => Task.Run(async () =>
        {
            for (var n = 0; n < Each; n++)
            {
                var book = (a + n) % 2 == 0 ? one : two;
                await InvoiceAsync(book, $"C-{a}", $"I-{n}", 10m);
                await PayAsync(book, $"C-{a}", $"P-{n}", 15m, null);
            }
        }));
        var changing = Task.Run(async () =>
        {
            for (var n = 0; n < Each; n++)
            {
                await two.Get<UpdateAccount>().HandleAsync(new UpdateAccountInput("C-0", n + 1) { City = $"City {n}" }, Scope.Everything, default);
                await one.Get<LinkAccounts>().HandleAsync(new LinkAccountsInput($"C-{n}", $"C-{n + 1}"), Scope.Everything, default);
            }
        });
        var grading = Task.Run(async () =>
        {
            for (var n = 0; n < 2; n++)
            {
                var result = await two.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), null, default);
                Assert.Equal((Accounts, 0), (result.Assessed, result.Failures.Count));
            }
        });
        await Task.WhenAll([.. posting, changing, grading]).WaitAsync(TimeSpan.FromSeconds(60));

        await using var db = one.Db();
        Assert.Equal((Accounts * (Each + 1), Accounts * Each), (await db.Invoices.CountAsync(), await db.Payments.CountAsync()));
        Assert.Equal((Each, Each + 1), (await db.SupplyLinks.CountAsync(), (await db.Accounts.SingleAsync(a => a.Number == "C-0")).Version));
        await AssertOpenIsWhatLoopsGiveAsync(db);
    }

    [DatabaseFact]
    public async Task One_idempotency_key_on_different_accounts_at_once_does_one_work_and_refuses_the_rest_by_its_own_code()
    {
        await using var one = await TestBook.OpenAsync();
        await using var two = await one.AgainAsync();
        await using var program = await RunningProgram.OnAsync(one.Database);
        for (var i = 0; i < 6; i++)
        {
            await one.CreateAsync($"C-{i}");
        }

        for (var round = 0; round < 10; round++)
        {
            var key = $"k-{round}";
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 3) switch
            {
                0 => OutcomeAsync(one.Get<RecordInvoice>().HandleAsync(Input(i), default)),
                1 => OutcomeAsync(two.Get<RecordInvoice>().HandleAsync(Input(i), default)),
                _ => SentAsync(program, "recordInvoice", "RecordInvoiceInput", new
                {
                    accountNumber = $"C-{i}", number = $"I-{round}", date = "2026-03-01", amount = new { amount = 5m, currency = "CNY" }, idempotencyKey = key,
                }),
            })));
            // Keys are each caller's own: the program's own work is one, who sends it over HTTP another.
            foreach (var (caller, requests) in ((bool, int)[])[(false, 4), (true, 2)])
            {
                var own = outcomes.Where((_, i) => i % 3 == 2 == caller).ToList();
                Assert.Single(own, o => o is null);
                Assert.Equal(requests - 1, own.Count(o => o == Idempotency.KeyReused));
            }

            RecordInvoiceInput Input(int i) => new($"C-{i}", $"I-{round}", Day, new MoneyInput(5m, "CNY")) { IdempotencyKey = key };
        }

        await using var db = one.Db();
        Assert.Equal((20, 20, 20), (await db.Invoices.CountAsync(), await db.UsedKeys.CountAsync(), await db.OpenDocuments.CountAsync()));
    }

    private static Task InvoiceAsync(TestBook book, string account, string number, decimal amount) =>
        book.Get<RecordInvoice>().HandleAsync(new RecordInvoiceInput(account, number, Day, new MoneyInput(amount, "CNY")), default);

    private static Task PayAsync(TestBook book, string account, string number, decimal amount, string? target) => book.Get<RecordPayment>().HandleAsync(
        new RecordPaymentInput(account, number, Day, new MoneyInput(amount, "CNY")) { Allocations = target is null ? null : [new PaymentAllocationInput(target, amount)] }, default);

    private static Task<string?> InProcessAsync(TestBook book, int kind, string number, decimal amount, string target) => OutcomeAsync(kind switch
    {
        0 => InvoiceAsync(book, "C-1", $"I-{number}", amount),
        1 => PayAsync(book, "C-1", number, amount, target),
        2 => PayAsync(book, "C-1", number, amount, null),
        _ => book.Get<RecordCreditNote>().HandleAsync(
            new RecordCreditNoteInput("C-1", number, Day, new MoneyInput(amount, "CNY"), CreditNoteReason.Price) { InvoiceNumber = kind == 3 ? target : null }, default),
    });

    private static Task<string?> OverHttpAsync(RunningProgram program, int kind, string number, decimal amount, string target)
    {
        var (money, date) = (new { amount, currency = "CNY" }, "2026-03-01");
        return kind switch
        {
            0 => SentAsync(program, "recordInvoice", "RecordInvoiceInput", new { accountNumber = "C-1", number = $"I-{number}", date, amount = money }),
            1 => SentAsync(program, "recordPayment", "RecordPaymentInput",
                new { accountNumber = "C-1", number, date, amount = money, allocations = new[] { new { invoiceNumber = target, amount } } }),
            2 => SentAsync(program, "recordPayment", "RecordPaymentInput", new { accountNumber = "C-1", number, date, amount = money }),
            _ => SentAsync(program, "recordCreditNote", "RecordCreditNoteInput",
                new { accountNumber = "C-1", number, date, amount = money, reason = "PRICE", invoiceNumber = kind == 3 ? target : null }),
        };
    }

    /// <summary>Null when it was done, else the code of the typed refusal; an error beside the payload fails the test.</summary>
    private static async Task<string?> SentAsync(RunningProgram program, string field, string type, object input)
    {
        var data = await program.QueryAsync($"mutation($input: {type}!) {{ {field}(input: $input) {{ errors {{ ... on Error {{ code }} }} }} }}", new { input });
        var errors = data.GetProperty(field).GetProperty("errors");
        return errors.ValueKind == JsonValueKind.Null ? null : errors[0].GetProperty("code").GetString();
    }

    private static async Task<string?> OutcomeAsync(Task work)
    {
        try
        {
            await work;
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }

    private static async Task AssertOpenIsWhatLoopsGiveAsync(AccountsDb db)
    {
        var open = (await db.OpenDocuments.ToListAsync()).ToDictionary(o => (o.Kind, o.DocumentId), o => o.Open);
        var allocations = await db.Allocations.ToListAsync();
        var documents = (await db.Invoices.ToListAsync()).Select(i => (Key: (DocumentKind.Invoice, i.Id), i.Amount))
            .Concat((await db.Payments.ToListAsync()).Select(p => (Key: (DocumentKind.Payment, p.Id), p.Amount)))
            .Concat((await db.CreditNotes.ToListAsync()).Select(n => (Key: (DocumentKind.CreditNote, n.Id), n.Amount))).ToList();
        foreach (var (key, amount) in documents)
        {
            var used = allocations.Where(a => (a.FromKind, a.FromId) == key || (a.ToKind, a.ToId) == key).Sum(a => a.Amount);
            Assert.True(used <= amount, $"{key} is allocated {used} of {amount}.");
            Assert.Equal(amount - used, open.GetValueOrDefault(key));
        }

        Assert.All(open.Keys, key => Assert.Contains(key, documents.Select(d => d.Key)));
    }
}
