using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

/// <summary>Who stands in for whom, and when.</summary>
/// <param name="Manager">Whose accounts, as <c>Account.Manager</c> names him.</param>
/// <param name="To">The user who stands in.</param>
/// <param name="From">The first business day.</param>
/// <param name="Until">The last business day.</param>
public sealed record DelegateAccountsInput(string Manager, string To, DateOnly From, DateOnly Until);

/// <summary>Has a user of the role MANAGER see another manager's accounts for some days. What was said of the two before and is not over is replaced.</summary>
public sealed class DelegateAccounts(BookTransactions transactions, KnownCallers known)
{
    /// <exception cref="InputInvalid">The days are in the wrong order, or the manager has no name.</exception>
    /// <exception cref="RuleViolation">There is no such user, or he is no MANAGER.</exception>
    public async Task HandleAsync(DelegateAccountsInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!RightsRow.IsName(input.Manager))
        {
            throw new InputInvalid(InputCodes.Malformed, $"A manager's name has 1 to {RightsRow.LongestName} characters.", "manager");
        }

        if (input.Until < input.From)
        {
            throw new InputInvalid(InputCodes.OutOfRange, $"The last day {input.Until:yyyy-MM-dd} must not lie before the first, {input.From:yyyy-MM-dd}.", "until");
        }

        known.Forget(await transactions.RunAsync(
            async book =>
            {
                var user = await UserChange.FindAsync(book, input.To);
                if (user.Role != Role.Manager)
                {
                    throw new RuleViolation(AuthCodes.NoManager, $"'{user.Name}' is {RoleNames.Of(user.Role)}; only a MANAGER stands in for another.", "to");
                }

                var before = await book.Db.Delegations.Where(d => d.UserId == user.Id && d.Manager == input.Manager && d.ToDay >= book.Today).ToListAsync(book.Cancel);
                book.Db.Delegations.RemoveRange(before);
                book.Db.Delegations.Add(new Delegation
                {
                    Id = await book.KeyAsync<Delegation>(), UserId = user.Id, Manager = input.Manager, FromDay = input.From, ToDay = input.Until,
                });
                return user.Id;
            },
            cancel));
    }
}
