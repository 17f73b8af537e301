using B2BAccounts.Api.Http;
using B2BAccounts.Domain.SupplyChain;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.SupplyChain;

/// <summary>Links by their keys, all at once; one that does not exist, or may not be seen, is absent.</summary>
public static class SupplyLinksById
{
    public static IQueryable<SupplyLink> Of(IReadOnlyList<long> ids, FieldContext context) => AccountSet.Among(context.Book().SupplyLinks, l => l.Id, ids);
}
