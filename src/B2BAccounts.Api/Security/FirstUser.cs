using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>Makes the user admin where there is no user at all, so that somebody can sign in.</summary>
public sealed class FirstUser(IDbContextFactory<AccountsDb> contexts, BookTransactions transactions)
{
    public const string Name = "admin";

    /// <summary>His one-time password; null when there are users already.</summary>
    public async Task<string?> MakeAsync(CancellationToken cancel)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if (await db.Users.AnyAsync(cancel))
            {
                return null;
            }
        }

        var password = Passwords.OneTime();
        var hash = Passwords.Hash(password);
        return await transactions.RunAsync(
            async book =>
            {
                if (await book.Db.Users.AnyAsync(book.Cancel))
                {
                    return null;
                }

                await CreateUser.AddAsync(book, Name, hash, new Rights(Role.Admin, null, [], [], []));
                return password;
            },
            cancel);
    }
}
