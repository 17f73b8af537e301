using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>For trying things out in Development: an API key for each role, good for a day. Those of earlier starts go when they are out of date.</summary>
public sealed class DevelopmentKeys(IDbContextFactory<AccountsDb> contexts, BookTransactions transactions, CreateApiKey create, TimeProvider time)
{
    private const string Prefix = "Development ";

    /// <summary>Each role with its key and whose rows it sees; without a manager or an account in the book, none for these.</summary>
    /// <param name="account">The account that the customer's key is for.</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task<IReadOnlyList<(Role Role, string Key, string Sees)>> MakeAsync(string? account, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await transactions.RunAsync(book => book.Db.ApiKeys.Where(k => k.Name.StartsWith(Prefix) && k.ExpiresAt < now).ExecuteDeleteAsync(book.Cancel), cancel);
        var keys = new List<(Role, string, string)>();
        foreach (var (rights, sees) in Offered(await ManagerAsync(account, cancel), account))
        {
            keys.Add((rights.Role, await create.HandleAsync(new CreateApiKeyInput(Prefix + RoleNames.Of(rights.Role), rights, Days: 1), cancel), sees));
        }

        return keys;
    }

    private async Task<string?> ManagerAsync(string? account, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Accounts.Where(a => a.Manager != null).OrderBy(a => a.Number != account).ThenBy(a => a.Number).Select(a => a.Manager).FirstOrDefaultAsync(cancel);
    }

    private static IEnumerable<(RightsInput Rights, string Sees)> Offered(string? manager, string? account) => Enum.GetValues<Role>().SelectMany<Role, (RightsInput, string)>(role => role switch
    {
        Role.Manager => manager is null ? [] : [(new RightsInput(role) { Manager = manager }, $"accounts of {manager}")],
        Role.Customer => account is null ? [] : [(new RightsInput(role) { Accounts = [account] }, $"account {account}")],
        Role.SalesTool => [(new RightsInput(role), "prospects")],
        _ => [(new RightsInput(role), "everything")],
    });
}
