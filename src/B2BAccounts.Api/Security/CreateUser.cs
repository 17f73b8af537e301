using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security;

public sealed record CreateUserInput(string Name, RightsInput Rights);

/// <summary>Makes a user with a password that is told once and changed at the first sign-in.</summary>
public sealed class CreateUser(BookTransactions transactions)
{
    /// <returns>The password.</returns>
    /// <exception cref="InputInvalid">The name or the rights have not the form they must have.</exception>
    /// <exception cref="RuleViolation">The name is taken, or an account does not exist.</exception>
    public async Task<string> HandleAsync(CreateUserInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        DemandName(input.Name);
        input.Rights.Demand();
        var password = Passwords.OneTime();
        var hash = Passwords.Hash(password);
        await transactions.RunAsync(
            async book =>
            {
                var searched = SearchText.Normalise(input.Name);
                if (await book.Db.Users.AnyAsync(u => u.SearchName == searched, book.Cancel))
                {
                    throw new RuleViolation(AuthCodes.UserNameTaken, $"Another user has the name '{input.Name}', or one that looks like it; choose a free one.", "name");
                }

                await AddAsync(book, input.Name, hash, await input.Rights.ResolveAsync(book));
            },
            cancel);
        return password;
    }

    internal static void DemandName(string name)
    {
        if (!RightsRow.IsName(name) || name.Any(char.IsControl))
        {
            throw new InputInvalid(InputCodes.Malformed, $"A name has 1 to {RightsRow.LongestName} characters, all of which can be seen.", "name");
        }
    }

    internal static async Task AddAsync(BookTransaction book, string name, string hash, Rights rights)
    {
        var user = new User
        {
            Id = await book.KeyAsync<User>(), Name = name.Trim(), SearchName = SearchText.Normalise(name), PasswordHash = hash, MustChangePassword = true,
            Stamp = UserChange.NewStamp(), CreatedAt = book.RecordedAt, UpdatedAt = book.RecordedAt, Version = 1,
        };
        rights.Write(user);
        book.Db.Users.Add(user);
    }
}
