using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Accounts;

/// <summary>The parts of an account that creating and changing it write alike.</summary>
internal static class AccountParts
{
    public static async Task<long?> ParentAsync(BookTransaction book, long accountId, string? parentNumber)
    {
        if (parentNumber is null)
        {
            return null;
        }

        var parent = await book.Db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Number == parentNumber, book.Cancel)
            ?? throw MissingAccount.Of(parentNumber, "parentNumber");
        var parents = (await AccountsAbove.FromAsync(book.Db, parent.ParentId, book.Cancel)).Append(parent).DistinctBy(a => a.Id).ToDictionary(a => a.Id, a => a.ParentId);
        CorporateGroup.CheckParent(accountId, parent.Id, id => parents.GetValueOrDefault(id), "parentNumber");
        return parent.Id;
    }

    /// <summary>Makes the account's codes those given; a code that stays keeps its row.</summary>
    public static async Task SetIdentifiersAsync(
        BookTransaction book, long accountId, IReadOnlyList<AccountIdentifierInput> wanted, IReadOnlyList<AccountIdentifier> there)
    {
        var left = there.ToDictionary(i => (i.Scheme, i.Value));
        foreach (var (scheme, code) in wanted.Select(w => (w.Scheme, Code: IdentifierCheck.Check(w.Scheme, w.Value))).Distinct())
        {
            if (!left.Remove((scheme, code.Value)))
            {
                book.Db.AccountIdentifiers.Add(new AccountIdentifier
                {
                    Id = await book.KeyAsync<AccountIdentifier>(), AccountId = accountId, Scheme = scheme, Value = code.Value, Verified = code.Verified,
                });
            }
        }

        book.Db.AccountIdentifiers.RemoveRange(left.Values);
    }

    public static async Task AddContactAsync(BookTransaction book, long accountId, ContactInput input)
    {
        var contact = new Contact { Id = await book.KeyAsync<Contact>(), AccountId = accountId, Version = 1 };
        Write(contact, input);
        book.Db.Contacts.Add(contact);
    }

    public static void Write(Contact contact, ContactInput input)
    {
        contact.Name = input.Name;
        contact.Role = input.Role;
        contact.Email = input.Email;
        contact.Phone = input.Phone;
        contact.LeftOn = input.LeftOn;
    }
}
