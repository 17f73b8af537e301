using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

public sealed record ChangeRightsInput(string Name, RightsInput Rights);

/// <summary>Gives a user another role or other parts of the book, in place of all that he had, what was delegated to him too. His sign-ins go on with the new ones.</summary>
public sealed class ChangeRights(BookTransactions transactions, KnownCallers known)
{
    /// <exception cref="InputInvalid">The rights have not the form they must have.</exception>
    /// <exception cref="RuleViolation">There is no such user, or an account does not exist.</exception>
    public async Task HandleAsync(ChangeRightsInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Rights.Demand();
        known.Forget(await transactions.RunAsync(
            async book =>
            {
                var user = await UserChange.FindAsync(book, input.Name);
                (await input.Rights.ResolveAsync(book)).Write(user);
                book.Db.Delegations.RemoveRange(await book.Db.Delegations.Where(d => d.UserId == user.Id && d.ToDay >= book.Today).ToListAsync(book.Cancel));
                UserChange.Touch(book, user);
                return user.Id;
            },
            cancel));
    }
}
