using B2BAccounts.Api.Http;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Execution;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>Accounts by their keys, all at once; one that does not exist, or may not be seen, is null.</summary>
public static class AccountsById
{
    public static async Task<IReadOnlyList<Account?>> OfAsync(FieldContext context, IEnumerable<long?> ids)
    {
        var wanted = ids.ToList();
        var found = await AccountSet.Among(context.Book().Accounts, a => a.Id, wanted.OfType<long>().Distinct())
            .ToDictionaryAsync(a => a.Id, context.CancellationToken);
        return [.. wanted.Select(id => id is { } known ? found.GetValueOrDefault(known) : null)];
    }

    public static Task<IReadOnlyList<Account?>> OfAsync(FieldContext context, IEnumerable<long> ids) => OfAsync(context, ids.Select(i => (long?)i));
}
