using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>Who answers which field of schema/accounts.graphql.</summary>
public static class AccountsResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<Account, long>("Account", a => a.Id)
            .FilterText("searchName", a => a.SearchName, SearchText.Normalise)
            .Aggregate("yearlyRevenue.amount", a => a.YearlyRevenue)
            .Aggregate("yearlyRevenue.currency", a => a.YearlyRevenueCurrency)
            .OrderedBy(a => a.Number);
        conventions.Node<Account, long>("Account", a => a.Id, async (keys, context) =>
            await context.Book().Accounts.Where(a => keys.Contains(a.Id)).ToListAsync(context.CancellationToken));

        bindings.Query
            .Field("account", ByNumberAsync)
            .Connection(conventions, "accounts", context => context.Book().Accounts);

        bindings.Object<Account>("Account")
            .Field("lost", a => a.LostOn is { } day ? new LostAccount(day, a.LostReason ?? "", a.LostTo) : null)
            .Field("yearlyRevenue", a => a.YearlyRevenue is { } amount ? new Money(amount, a.YearlyRevenueCurrency!) : (Money?)null)
            .Field("purchaseReason", a => new Told(a.PurchaseReason, a.PurchaseReasonDisclosure))
            .Field("productUse", a => new Told(a.ProductUse, a.ProductUseDisclosure))
            .Batch("parent", (accounts, context) => AccountsById.OfAsync(context, accounts.Select(a => a.ParentId)))
            .Batch("identifiers", IdentifiersAsync)
            .Batch("contacts", ContactsAsync);
        bindings.Object<Told>("Disclosure");
        bindings.Object<LostAccount>("LostAccount");
        bindings.Object<AccountIdentifier>("AccountIdentifier");
        bindings.Object<Contact>("Contact").Field("id", c => GlobalId.Encode("Contact", c.Id));
        bindings.Object<PaymentTerms>("PaymentTerms")
            .Field("discountPercent", t => t.DiscountPercent > 0m ? t.DiscountPercent : (decimal?)null)
            .Field("discountDays", t => t.DiscountPercent > 0m ? t.DiscountDays : (int?)null);
        bindings.Object<Money>("Money").Field("currency", m => m.Currency.Code);

        bindings.Input<CreateAccountInput>("CreateAccountInput").Input<UpdateAccountInput>("UpdateAccountInput").Mutation
            .Payload(conventions, "createAccount", context => context.Get<CreateAccount>().HandleAsync(context.Argument<CreateAccountInput>("input"), context.CancellationToken))
            .Payload(conventions, "updateAccount", context => context.Get<UpdateAccount>().HandleAsync(context.Argument<UpdateAccountInput>("input"), context.CancellationToken));
    }

    private static async Task<Account?> ByNumberAsync(FieldContext context)
    {
        var number = context.Argument<string>("number");
        return await context.Book().Accounts.SingleOrDefaultAsync(a => a.Number == number, context.CancellationToken);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<AccountIdentifier>>> IdentifiersAsync(IReadOnlyList<Account> accounts, FieldContext context)
    {
        var ids = accounts.Select(a => a.Id).ToList();
        var rows = await context.Book().AccountIdentifiers.Where(i => ids.Contains(i.AccountId))
            .OrderBy(i => i.Scheme).ThenBy(i => i.Value).ToListAsync(context.CancellationToken);
        return accounts.Beside(rows, a => a.Id, i => i.AccountId);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<Contact>>> ContactsAsync(IReadOnlyList<Account> accounts, FieldContext context)
    {
        var ids = accounts.Select(a => a.Id).ToList();
        var rows = await context.Book().Contacts.Where(c => ids.Contains(c.AccountId))
            .OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(context.CancellationToken);
        return accounts.Beside(rows, a => a.Id, c => c.AccountId);
    }

    private sealed record Told(string? Text, Disclosure Level);

    private sealed record LostAccount(DateOnly On, string Reason, string? To);
}
