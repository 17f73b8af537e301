using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Receivables.Dunning;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Grading;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Demo;

/// <summary>Puts the demo portfolio into an empty book, through the same posting as every other document.</summary>
public sealed class SeedDemo(
    BookTransactions transactions, Posting posting, RegradeAccounts regrade, FlagProspects flag, Credits credits, ReserveCredit reserve, SimulateOrder simulate, ChangeReserved change,
    RecordPromise promise, WithdrawPromise withdraw, RunDunning dun, HoldDunning hold, RollFigures figures, BusinessClock clock)
{
    /// <summary>How many customers have an order that is not invoiced yet.</summary>
    private const int Orders = 12;

    /// <summary>What was put in, in words; null, and nothing done, when the book has an account.</summary>
    public async Task<string?> RunIfEmpty(CancellationToken cancellation)
    {
        var seeded = await transactions.FillAsync(
            async book => await book.Db.Accounts.AnyAsync(book.Cancel) ? null : await Fill(book, DemoPortfolio.Create(book.Today, book.BaseCurrency.Code)),
            cancellation);
        if (seeded is null)
        {
            return null;
        }

        await figures.RunAsync(cancellation);
        var graded = await regrade.HandleAsync(new RegradeInput(), progress: null, cancellation);
        await ReserveAsync(cancellation);
        await DemoPromises.RecordAsync(transactions, promise, withdraw, cancellation);
        foreach (var weeksAgo in (int[])[5, 3, 1])
        {
            await dun.HandleAsync(new RunDunningInput(clock.Today.AddDays(-7 * weeksAgo)), part: null, cancellation);
        }

        await HoldDunningAsync(cancellation);
        // Customers without an order.
        await DemoDecisions.RecordAsync(transactions, ["D2004", "D2005", "D2008", "D2016"], cancellation);
        var flagged = await flag.HandleAsync(new FlagProspectsInput(), cancellation);
        return $"{seeded}, {graded.Assessed} accounts graded, {flagged.Flagged} prospects flagged";
    }

    // A tenth of what is left of a customer's credit, where the policy lets such an order pass; every third is delivered in part.
    private async Task ReserveAsync(CancellationToken cancellation)
    {
        var customers = await transactions.RunAsync(
            async book =>
            {
                var uses = await credits.UsesAsync(book.Db, AccountSet.WholeBook, book.Cancel);
                var numbers = await book.Db.Accounts.OrderBy(a => a.Number).Select(a => new { a.Id, a.Number }).ToListAsync(book.Cancel);
                var orders = numbers.Select(a => (a.Number, uses[a.Id].Value.Available)).Where(a => a.Available is { Amount: >= 1_000m }).Take(Orders)
                    .Select(a => (a.Number, Amount: new MoneyInput(decimal.Floor(a.Available!.Value.Amount / 1_000m) * 100m, a.Available.Value.Currency.Code)));
                var passing = new List<(string Number, MoneyInput Amount)>();
                foreach (var order in orders)
                {
                    if ((await simulate.OfAsync(book.Db, new SimulateOrderInput(order.Number, order.Amount), book.Cancel))!.Verdict == OrderVerdict.Approved)
                    {
                        passing.Add(order);
                    }
                }

                return passing;
            },
            cancellation);
        foreach (var (i, (number, amount)) in customers.Index())
        {
            var order = $"SO-{number}";
            await reserve.HandleAsync(new ReserveCreditInput(number, order, amount), Scope.Everything, cancellation);
            if (i % 3 == 2)
            {
                await change.DeliverAsync(new ReservedPartInput(number, order, amount with { Amount = amount.Amount / 2m }), Scope.Everything, cancellation);
            }
        }
    }

    // Of two customers that were reminded, all of the one's and the oldest of the other's.
    private async Task HoldDunningAsync(CancellationToken cancellation)
    {
        var held = await transactions.RunAsync(
            async book =>
            {
                var reminded = await book.Db.DunningNoticeItems.Join(book.Db.Invoices, d => d.InvoiceId, i => i.Id, (d, i) => new { d.AccountId, i.Number, i.DueDate })
                    .Join(book.Db.Accounts, i => i.AccountId, a => a.Id, (i, a) => new { Account = a.Number, Invoice = i.Number, i.DueDate }).ToListAsync(book.Cancel);
                return reminded.GroupBy(i => i.Account).OrderBy(g => g.Key, StringComparer.Ordinal).Take(2)
                    .Select(g => (g.Key, g.OrderBy(i => i.DueDate).ThenBy(i => i.Invoice, StringComparer.Ordinal).First().Invoice)).ToList();
            },
            cancellation);
        foreach (var (i, (account, oldest)) in held.Index())
        {
            var input = i == 0
                ? new HoldDunningInput(account, "Their director is talked to in person") { Until = clock.Today.AddDays(14) }
                : new HoldDunningInput(account, "They have asked for a copy", oldest);
            await hold.HoldAsync(input, Scope.Everything, cancellation);
        }
    }

    private async Task<string> Fill(BookTransaction book, DemoPortfolio demo)
    {
        var accounts = await AddAccounts(book, demo);
        foreach (var link in demo.Links)
        {
            link.Link.Id = await book.KeyAsync<SupplyLink>();
            (link.Link.SupplierId, link.Link.BuyerId) = (accounts[link.Supplier].Id, accounts[link.Buyer].Id);
            (link.Link.CreatedAt, link.Link.UpdatedAt, link.Link.Version) = (book.RecordedAt, book.RecordedAt, 1);
            book.Db.SupplyLinks.Add(link.Link.Check());
        }

        foreach (var relation in demo.Relations)
        {
            book.Db.AccountRelations.Add(new AccountRelation
            {
                Id = await book.KeyAsync<AccountRelation>(),
                Kind = relation.Kind,
                AccountId = accounts[relation.Account].Id,
                OtherId = accounts[relation.Other].Id,
                ValidFrom = relation.From,
                Evidence = relation.Evidence,
                CreatedAt = book.RecordedAt,
            }.Check());
        }

        foreach (var rate in demo.FxRates)
        {
            (rate.Id, rate.RecordedAt) = (await book.KeyAsync<FxRate>(), book.RecordedAt);
            book.Db.FxRates.Add(rate);
        }

        await book.Db.SaveChangesAsync(book.Cancel);
        await Post(book, demo);
        return $"{demo.Accounts.Count} accounts, {demo.Links.Count} supply links, {demo.Invoices.Count:N0} invoices, {demo.Payments.Count:N0} payments";
    }

    private static async Task<Dictionary<string, Account>> AddAccounts(BookTransaction book, DemoPortfolio demo)
    {
        var accounts = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var one in demo.Accounts)
        {
            var account = one.Account;
            account.Id = await book.KeyAsync<Account>();
            (account.CreatedAt, account.UpdatedAt, account.Version) = (book.RecordedAt, book.RecordedAt, 1);
            accounts.Add(account.Number, account);
        }

        foreach (var one in demo.Accounts)
        {
            one.Account.ParentId = one.ParentNumber is { } parent ? accounts[parent].Id : null;
            book.Db.Accounts.Add(one.Account);
            foreach (var code in one.Identifiers)
            {
                (code.Id, code.AccountId) = (await book.KeyAsync<AccountIdentifier>(), one.Account.Id);
                book.Db.AccountIdentifiers.Add(code);
            }

            foreach (var contact in one.Contacts)
            {
                (contact.Id, contact.AccountId, contact.Version) = (await book.KeyAsync<Contact>(), one.Account.Id, 1);
                book.Db.Contacts.Add(contact);
            }

            foreach (var step in one.Affinity)
            {
                (step.Id, step.AccountId, step.RecordedAt) = (await book.KeyAsync<AffinityEvent>(), one.Account.Id, book.RecordedAt);
                book.Db.AffinityEvents.Add(step);
            }
        }

        await AccountHistory.WriteAsync(book, accounts.Values);
        return accounts;
    }

    // Each document by its day, so that every allocation finds what it needs.
    private async Task Post(BookTransaction book, DemoPortfolio demo)
    {
        var documents = demo.Invoices.Select(NewDocument (i) => new NewInvoice(i.Account, i.Number, i.Date, i.Amount, i.Currency)
            {
                DueDate = i.DueDate,
                OrderNumber = i.OrderNumber,
                Dispute = i.Dispute is { } d ? new NewDispute(d.OpenedOn, d.Reason, d.Amount, d.ClosedOn) : null,
            })
            .Concat(demo.CreditNotes.Select(c => new NewCreditNote(c.Account, c.Number, c.Date, c.Amount, c.Currency)
            {
                Reason = c.Reason,
                InvoiceNumber = c.Invoice,
            }))
            .Concat(demo.Payments.Select(p => new NewPayment(p.Account, p.Number, p.Date, p.Amount, p.Currency)
            {
                Method = p.Method,
                Allocations = [.. p.Parts.Select(part => new NewAllocation(part.Invoice, part.Amount))],
            }))
            .Concat(demo.WriteOffs.Select(w => new NewWriteOff(w.Account, w.Number, w.Date, w.Amount, w.Invoice, w.Reason, w.Currency)))
            .OrderBy(d => d.Date).ThenBy(d => d.Kind);
        foreach (var outcome in await posting.PostAsync(book, [.. documents.Select(IReadOnlyList<NewDocument> (d) => [d])]))
        {
            if (outcome.Refused is { } refused)
            {
                throw refused;
            }
        }
    }
}
