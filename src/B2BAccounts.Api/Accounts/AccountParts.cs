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

        var parents = new Dictionary<long, long?>();
        var parent = await book.Db.Accounts.Where(a => a.Number == parentNumber).Select(a => new { a.Id, a.ParentId }).SingleOrDefaultAsync(book.Cancel)
            ?? throw MissingAccount.Of(parentNumber, "parentNumber");
        parents[parent.Id] = parent.ParentId;
        for (var above = parent.ParentId; above is { } id && !parents.ContainsKey(id);)
        {
            above = await book.Db.Accounts.Where(a => a.Id == id).Select(a => a.ParentId).SingleAsync(book.Cancel);
            parents[id] = above;
        }

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
