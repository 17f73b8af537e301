using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.SupplyChain;

/// <summary>Who answers which field of schema/supply-chain.graphql.</summary>
public static class SupplyChainResolvers
{
    public static void Bind(SchemaBindings bindings, ConventionBindings conventions)
    {
        conventions.List<SupplyLink, long>("SupplyLink", l => l.Id)
            .Aggregate("category", l => l.Category == "" ? null : l.Category)
            .Aggregate("yearlyVolume.amount", l => l.YearlyVolume)
            .Aggregate("yearlyVolume.currency", l => l.YearlyVolumeCurrency)
            .OrderedBy(l => l.Id);
        conventions.Node<SupplyLink, long>("SupplyLink", l => l.Id, SupplyLinksById.Of);

        bindings.Object<Account>("Account")
            .BatchConnection(conventions, "suppliers", LinksOnTheDay, a => a.Id, l => l.BuyerId)
            .BatchConnection(conventions, "buyers", LinksOnTheDay, a => a.Id, l => l.SupplierId)
            .Batch("upstream", a => a.Id, (accounts, context) => WalksAsync(accounts, context, ChainDirection.Upstream))
            .Batch("downstream", a => a.Id, (accounts, context) => WalksAsync(accounts, context, ChainDirection.Downstream));
        bindings.Object<ChainWalkFigure>("ChainWalk").Field("count", w => w.Members.Count);
        bindings.Object<ChainWalkMember>("ChainMember")
            .BatchAccount(conventions, "account", m => m.AccountId)
            .BatchRowsByKeys(conventions, "path", m => m.PathLinkIds, SupplyLinksById.Of, l => l.Id);
        bindings.Object<SupplyLink>("SupplyLink")
            .Field("category", l => l.Category, category => category.Length == 0 ? null : category)
            .Field("yearlyVolume", l => l.YearlyVolume, l => l.YearlyVolumeCurrency, (volume, currency) => volume is { } amount ? new Money(amount, currency!) : (Money?)null)
            .BatchAccount(conventions, "supplier", l => l.SupplierId)
            .BatchAccount(conventions, "buyer", l => l.BuyerId);

        bindings.Input<LinkAccountsInput>("LinkAccountsInput").Input<EndSupplyLinkInput>("EndSupplyLinkInput").Mutation
            .Payload(conventions, "linkAccounts", context => context.Get<LinkAccounts>().HandleAsync(context.Argument<LinkAccountsInput>("input"), context.Get<Scope>(), context.CancellationToken))
            .Payload(conventions, "endSupplyLink", context => context.Get<EndSupplyLink>().HandleAsync(context.Argument<EndSupplyLinkInput>("input"), context.Get<Scope>(), context.CancellationToken));
    }

    private static async Task<IReadOnlyList<ChainWalkFigure?>> WalksAsync(IReadOnlyList<long> accounts, FieldContext context, ChainDirection direction)
    {
        var walks = await ChainWalks.FromAsync(
            context.Book(), accounts, direction, context.Argument<int>("depth"), context.AsOf(),
            context.Argument<decimal>("minConfidence"), context.CancellationToken);
        return [.. accounts.Select(a => walks.GetValueOrDefault(a))];
    }

    private static IQueryable<SupplyLink> LinksOnTheDay(FieldContext context)
    {
        var day = context.AsOf();
        return context.Book().SupplyLinks.Where(l => (l.ValidFrom == null || l.ValidFrom <= day) && (l.ValidTo == null || l.ValidTo >= day));
    }
}
