using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

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
        conventions.Node<SupplyLink, long>("SupplyLink", l => l.Id, async (keys, context) =>
            await context.Book().SupplyLinks.Where(l => keys.Contains(l.Id)).ToListAsync(context.CancellationToken));

        bindings.Object<Account>("Account")
            .BatchConnection(conventions, "suppliers", LinksOnTheDay, a => a.Id, l => l.BuyerId)
            .BatchConnection(conventions, "buyers", LinksOnTheDay, a => a.Id, l => l.SupplierId)
            .Batch("upstream", (accounts, context) => WalksAsync(accounts, context, ChainDirection.Upstream))
            .Batch("downstream", (accounts, context) => WalksAsync(accounts, context, ChainDirection.Downstream));
        bindings.Object<ChainWalkFigure>("ChainWalk").Field("count", w => w.Members.Count);
        bindings.Object<ChainWalkMember>("ChainMember")
            .Batch("account", (members, context) => AccountsById.OfAsync(context, members.Select(m => m.AccountId)))
            .Batch("path", (members, context) => SupplyLinksById.OfAsync(context, members.Select(m => m.PathLinkIds)));
        bindings.Object<SupplyLink>("SupplyLink")
            .Field("category", l => l.Category.Length == 0 ? null : l.Category)
            .Field("yearlyVolume", l => l.YearlyVolume is { } amount ? new Money(amount, l.YearlyVolumeCurrency!) : (Money?)null)
            .Batch("supplier", (links, context) => AccountsById.OfAsync(context, links.Select(l => l.SupplierId)))
            .Batch("buyer", (links, context) => AccountsById.OfAsync(context, links.Select(l => l.BuyerId)));

        bindings.Input<LinkAccountsInput>("LinkAccountsInput").Input<EndSupplyLinkInput>("EndSupplyLinkInput").Mutation
            .Payload(conventions, "linkAccounts", context => context.Get<LinkAccounts>().HandleAsync(context.Argument<LinkAccountsInput>("input"), context.CancellationToken))
            .Payload(conventions, "endSupplyLink", context => context.Get<EndSupplyLink>().HandleAsync(context.Argument<EndSupplyLinkInput>("input"), context.CancellationToken));
    }

    private static async Task<IReadOnlyList<ChainWalkFigure?>> WalksAsync(IReadOnlyList<Account> accounts, FieldContext context, ChainDirection direction)
    {
        var walks = await ChainWalks.FromAsync(
            context.Book(), accounts.Select(a => a.Id), direction, context.Argument<int>("depth"), context.AsOf(),
            context.Argument<decimal>("minConfidence"), context.CancellationToken);
        return [.. accounts.Select(a => walks.GetValueOrDefault(a.Id))];
    }

    private static IQueryable<SupplyLink> LinksOnTheDay(FieldContext context)
    {
        var day = context.AsOf();
        return context.Book().SupplyLinks.Where(l => (l.ValidFrom == null || l.ValidFrom <= day) && (l.ValidTo == null || l.ValidTo >= day));
    }
}
