using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>What a row must know of an account that it names.</summary>
public sealed record KnownAccount(long Id, string Number, string Currency);

/// <summary>The accounts that a batch names, read in its transaction, and those that it creates.</summary>
public sealed class KnownAccounts
{
    private readonly BookTransaction book;
    private readonly Dictionary<string, KnownAccount> byNumber;
    private readonly List<Account> created = [];

    private KnownAccounts(BookTransaction book, Dictionary<string, KnownAccount> byNumber) => (this.book, this.byNumber) = (book, byNumber);

    public int Created => created.Count;

    /// <summary>Reads what rows need of the accounts of these numbers.</summary>
    public static async Task<KnownAccounts> Load(BookTransaction book, IEnumerable<string> numbers)
    {
        var wanted = numbers.ToHashSet(StringComparer.Ordinal);
        var found = await book.Db.Accounts.Where(a => EF.Parameter(wanted).Contains(a.Number))
            .Select(a => new KnownAccount(a.Id, a.Number, a.Currency)).ToDictionaryAsync(a => a.Number, StringComparer.Ordinal, book.Cancel);
        return new KnownAccounts(book, found);
    }

    public KnownAccount? Find(string number) => byNumber.GetValueOrDefault(number);

    /// <summary>The account, created when the map allows it.</summary>
    /// <param name="currency">What a new account is invoiced in; null: the base currency.</param>
    public async ValueTask<KnownAccount> FindOrCreate(NamedAccount named, bool create, string column, string? currency = null)
    {
        if (byNumber.TryGetValue(named.Number, out var known))
        {
            return known;
        }

        if (!create)
        {
            throw Unknown(named.Number, column);
        }

        var account = new Account { Number = named.Number, Country = named.Country, Currency = currency ?? "" };
        account.Rename(named.Name ?? named.Number, null);
        return await Create(account);
    }

    /// <summary>Gives a new account its key and puts it among the known.</summary>
    public async ValueTask<KnownAccount> Create(Account account)
    {
        account.Id = await book.KeyAsync<Account>();
        account.Currency = account.Currency.Length == 0 ? book.BaseCurrency.Code : account.Currency;
        (account.CreatedAt, account.UpdatedAt, account.Version) = (book.RecordedAt, book.RecordedAt, 1);
        created.Add(account);
        return byNumber[account.Number] = new KnownAccount(account.Id, account.Number, account.Currency);
    }

    /// <summary>Writes what has been created, each with the profile that holds from its first day on, so that postings find it.</summary>
    public async Task Save()
    {
        var keys = await book.KeysAsync<AccountProfile>(created.Count);
        await book.InsertAsync(created);
        await book.InsertAsync(created.Select((a, i) => AccountProfile.Of(a, keys[i], book.Today, book.RecordedAt)).ToList());
    }

    public static RuleViolation Unknown(string number, string column) => new(RuleCodes.AccountNotFound,
        $"{column} '{number}' is no account of the book; import the accounts first, or let the map say \"createAccounts\": true where rows name them.", column);
}
