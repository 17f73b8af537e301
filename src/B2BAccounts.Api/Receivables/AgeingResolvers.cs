using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Receivables;

/// <summary>Ageing by group, manager, country and currency, and the items behind a bucket.</summary>
internal static class AgeingResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<AgeingGroup, string>("AgeingGroup", g => g.Key)
            .OrderedBy(g => g.Ageing.Violation == null ? 0 : 1)
            .OrderedBy(g => g.Ageing.ValueOrNull == null ? (decimal?)null : g.Ageing.ValueOrNull.Aged.Overdue, descending: true);
        bindings.Query.Connection(conventions, "ageingBy", GroupsAsync, new MemoryRows());
        bindings.Object<AgeingGroup>("AgeingGroup")
            .Field("key", g => g.Key.Length == 0 ? null : g.Key)
            .BatchAccount(conventions, "account", g => g.HeadId)
            .Batch("ageing", (groups, context) => context.Figures(
                [.. groups.Select((_, i) => (long)i)], groups.Select((g, i) => (g.Ageing, Key: (long)i)).ToDictionary(g => g.Key, g => g.Ageing)));

        conventions.List<ListedItem, long>("OpenItem", i => i.InvoiceId).OrderedBy(i => i.DueDate);
        bindings.Object<Account>("Account").BatchConnection(conventions, "openItems", Items, a => a.Id, i => i.AccountId);
        bindings.Object<ListedItem>("OpenItem")
            .BatchRow(conventions, "invoice", i => i.InvoiceId, DocumentResolvers.InvoicesById, i => i.Id)
            .Field("daysPastDue", i => i.DueDate, i => i.AsOf, (due, day) => day.DayNumber - due.DayNumber)
            .Field("open", i => i.Open, i => i.Currency, (amount, currency) => new Money(amount, currency))
            .Field("disputed", i => i.Disputed, i => i.Open, i => i.Currency, (disputed, open, currency) => new Money(Math.Min(disputed, open), currency));
    }

    private static async Task<IQueryable<AgeingGroup>> GroupsAsync(FieldContext context)
    {
        var groups = await context.Get<AgeingGroups>().OfAsync(
            context.Book(), context.Argument<AgeingGroupBy>("groupBy"), context.AskedAgeing(), context.CancellationToken);
        return groups.AsQueryable();
    }

    private static IQueryable<ListedItem> Items(IReadOnlyList<long> accounts, FieldContext context)
    {
        var day = context.AskedDay();
        var (asOf, (first, last)) = (day.Day, context.AskedDueDates(day.Day));
        var open = OpenInvoices.On(LedgerRows.Of(context.Book(), AccountSet.Of(accounts)), day);
        open = first is { } oldest ? open.Where(i => i.DueDate >= oldest) : open;
        open = last is { } newest ? open.Where(i => i.DueDate <= newest) : open;
        return open.Select(i => new ListedItem
        {
            AccountId = i.AccountId, InvoiceId = i.InvoiceId, Currency = i.Currency, DueDate = i.DueDate, Open = i.Open, Disputed = i.Disputed, AsOf = asOf,
        });
    }
}
