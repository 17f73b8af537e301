using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Receivables.Dunning;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables.Dunning;

/// <summary>Who answers which field of schema/dunning.graphql.</summary>
public static class DunningResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.List<DunningNotice, long>("DunningNotice", n => n.Id).OrderedBy(n => n.Day, descending: true);
        conventions.Node<DunningNotice, long>("DunningNotice", n => n.Id, (ids, context) => AccountSet.Among(context.Book().DunningNotices, n => n.Id, ids));
        conventions.List<DunningHold, long>("DunningHold", h => h.Id).OrderedBy(h => h.HeldFrom, descending: true);
        conventions.Node<DunningHold, long>("DunningHold", h => h.Id, (ids, context) => AccountSet.Among(context.Book().DunningHolds, h => h.Id, ids));
        bindings.Query
            .Connection(conventions, "dunningNotices", c => c.Book().DunningNotices)
            .Field("dunningPolicy", async context => await PoliciesByDay.On(context.Book(), PolicyKind.Dunning, context.AsOf()).FirstOrDefaultAsync(context.CancellationToken));
        bindings.Object<Account>("Account")
            .BatchConnection(conventions, "dunningNotices", c => c.Book().DunningNotices, a => a.Id, n => n.AccountId)
            .BatchConnection(conventions, "dunningHolds", c => c.Book().DunningHolds, a => a.Id, h => h.AccountId)
            .Batch("dunning", a => a.Id, async (accounts, context) =>
            {
                var (db, day) = (context.Book(), context.AsOf());
                var policy = await DunningPolicies.OnAsync(db, day, context.CancellationToken);
                return context.Figures(accounts, await context.Get<DunningPlans>().OfAsync(db, AccountSet.Of(accounts), day, policy, context.CancellationToken));
            });
        bindings.Object<DunningHold>("DunningHold")
            .BatchAccount(conventions, "account", h => h.AccountId)
            .BatchRow(conventions, "invoice", h => h.InvoiceId, (ids, context) => AccountSet.Among(context.Book().Invoices, i => i.Id, ids), i => i.Id);
        bindings.Object<DunningNotice>("DunningNotice")
            .BatchAccount(conventions, "account", n => n.AccountId)
            .BatchRows(conventions, "items", n => n.Id, Items, i => i.NoticeId)
            .Batch("totals", n => n.Id, TotalsAsync);
        bindings.Object<DunningNoticeItem>("DunningNoticeItem")
            .BatchRow(conventions, "invoice", i => i.InvoiceId, (ids, context) => AccountSet.Among(context.Book().Invoices, i => i.Id, ids), i => i.Id)
            .Field("open", i => i.Open, i => i.Currency, (open, currency) => new Money(open, currency));
        bindings.Object<DunnedAccount>("Dunning")
            .Field("day", d => d.Day)
            .Field("level", d => d.Plan.Level == 0 ? (int?)null : d.Plan.Level)
            .Field("contact", d => d.Contact)
            .Field("subject", d => d.Letter?.Subject)
            .Field("text", d => d.Letter?.Text)
            .Field("totals", d => (IReadOnlyList<Money>)[.. d.Plan.Totals])
            .Field("items", d => d.Plan.Items);
        bindings.Object<DunnedItem>("DunnedItem")
            .Field("level", i => i.Level == 0 ? (int?)null : i.Level)
            .Field("open", i => i.Item.Open)
            .BatchRow(conventions, "invoice", i => i.Item.InvoiceId, (ids, context) => AccountSet.Among(context.Book().Invoices, i => i.Id, ids), i => i.Id);
        bindings.Object<Policy>("DunningPolicy").Field("activeFrom", p => p.ActiveFrom!.Value);
        bindings.Object<DunningRun>("DunningRun");
        bindings.Object<DunningLevelCount>("DunningLevelCount");
        bindings.Object<DunningSkipCount>("DunningSkipCount");
        bindings.Object<DunningFailure>("DunningFailure");
        bindings.Input<RunDunningInput>("RunDunningInput").Input<SetDunningPolicyInput>("SetDunningPolicyInput").Input<HoldDunningInput>("HoldDunningInput").Input<LiftDunningHoldInput>("LiftDunningHoldInput").Mutation
            .Payload(conventions, "holdDunning", context => context.Get<HoldDunning>().HoldAsync(context.Argument<HoldDunningInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "liftDunningHold", context => context.Get<HoldDunning>().LiftAsync(context.Argument<LiftDunningHoldInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "runDunning", context => context.Get<RunDunning>().HandleAsync(context.Argument<RunDunningInput>("input"), part: null, context.CancellationToken))
            .Payload(conventions, "setDunningPolicy", context => context.Get<SetDunningPolicy>().HandleAsync(context.Argument<SetDunningPolicyInput>("input"), context.CancellationToken));
    }

    private static IQueryable<DunningNoticeItem> Items(IReadOnlyList<long> notices, FieldContext context) =>
        AccountSet.Among(context.Book().DunningNoticeItems, i => i.NoticeId, notices).OrderByDescending(i => i.DaysLate).ThenBy(i => i.InvoiceId);

    private static async Task<IReadOnlyList<IReadOnlyList<Money>>> TotalsAsync(IReadOnlyList<long> notices, FieldContext context)
    {
        var sums = (await AccountSet.Among(context.Book().DunningNoticeItems, i => i.NoticeId, notices)
            .GroupBy(i => new { i.NoticeId, i.Currency }).Select(g => new { g.Key.NoticeId, g.Key.Currency, Open = g.Sum(i => i.Open) })
            .ToListAsync(context.CancellationToken)).ToLookup(s => s.NoticeId);
        return [.. notices.Select(n => (IReadOnlyList<Money>)[.. sums[n].OrderBy(s => s.Currency, StringComparer.Ordinal).Select(s => new Money(s.Open, s.Currency))])];
    }
}
