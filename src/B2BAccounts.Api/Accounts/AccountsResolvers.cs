using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Execution;

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
        conventions.Node<Account, long>("Account", a => a.Id, AccountsById.Of);

        bindings.Query
            .Row(conventions, "account", ByNumber)
            .Connection(conventions, "accounts", context => context.Book().Accounts);

        bindings.Object<Account>("Account")
            .Field("lost", a => a.LostOn, a => a.LostReason, a => a.LostTo, (on, reason, to) => on is { } day ? new LostAccount(day, reason ?? "", to) : null)
            .Field("yearlyRevenue", a => a.YearlyRevenue, a => a.YearlyRevenueCurrency, (revenue, currency) => revenue is { } amount ? new Money(amount, currency!) : (Money?)null)
            .Field("purchaseReason", a => a.PurchaseReason, a => a.PurchaseReasonDisclosure, (text, level) => new Told(text, level))
            .Field("productUse", a => a.ProductUse, a => a.ProductUseDisclosure, (text, level) => new Told(text, level))
            .BatchAccount(conventions, "parent", a => a.ParentId)
            .BatchRows(conventions, "identifiers", a => a.Id, Identifiers, i => i.AccountId)
            .BatchRows(conventions, "contacts", a => a.Id, Contacts, c => c.AccountId);
        bindings.Object<Told>("Disclosure");
        bindings.Object<LostAccount>("LostAccount");
        bindings.Object<AccountIdentifier>("AccountIdentifier");
        bindings.Object<Contact>("Contact").Field("id", c => c.Id, id => GlobalId.Encode("Contact", id));
        bindings.Object<PaymentTerms>("PaymentTerms")
            .Field("discountPercent", t => t.DiscountPercent > 0m ? t.DiscountPercent : (decimal?)null)
            .Field("discountDays", t => t.DiscountPercent > 0m ? t.DiscountDays : (int?)null);
        bindings.Object<Money>("Money").Field("currency", m => m.Currency.Code);

        bindings.Input<CreateAccountInput>("CreateAccountInput").Input<UpdateAccountInput>("UpdateAccountInput").Mutation
            .Payload(conventions, "createAccount", context => context.Get<CreateAccount>().HandleAsync(context.Argument<CreateAccountInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "updateAccount", context => context.Get<UpdateAccount>().HandleAsync(context.Argument<UpdateAccountInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    private static IQueryable<Account> ByNumber(FieldContext context)
    {
        var number = context.Argument<string>("number");
        return context.Book().Accounts.Where(a => a.Number == number);
    }

    private static IQueryable<AccountIdentifier> Identifiers(IReadOnlyList<long> accounts, FieldContext context) =>
        AccountSet.Among(context.Book().AccountIdentifiers, i => i.AccountId, accounts).OrderBy(i => i.Scheme).ThenBy(i => i.Value);

    private static IQueryable<Contact> Contacts(IReadOnlyList<long> accounts, FieldContext context) =>
        AccountSet.Among(context.Book().Contacts, c => c.AccountId, accounts).OrderBy(c => c.Name).ThenBy(c => c.Id);

    private sealed record Told(string? Text, Disclosure Level);

    private sealed record LostAccount(DateOnly On, string Reason, string? To);
}
