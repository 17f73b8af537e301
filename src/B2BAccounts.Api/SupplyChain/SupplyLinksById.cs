using B2BAccounts.Api.Http;
using B2BAccounts.Domain.SupplyChain;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.SupplyChain;

/// <summary>Links by their keys, all at once; one that may not be seen is left out.</summary>
public static class SupplyLinksById
{
    public static async Task<IReadOnlyList<IReadOnlyList<SupplyLink>>> OfAsync(FieldContext context, IEnumerable<IReadOnlyList<long>> ids)
    {
        var wanted = ids.ToList();
        var found = await AccountSet.Among(context.Book().SupplyLinks, l => l.Id, wanted.SelectMany(i => i).Distinct())
            .ToDictionaryAsync(l => l.Id, context.CancellationToken);
        return [.. wanted.Select(i => (IReadOnlyList<SupplyLink>)[.. i.Where(found.ContainsKey).Select(id => found[id])])];
    }
}
