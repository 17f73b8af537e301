using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Imports;

/// <summary>The accounts that a batch names, read in its transaction, and those that it creates.</summary>
public sealed class KnownAccounts
{
    private readonly BookTransaction book;
    private readonly Dictionary<string, Account> byNumber;
    private readonly List<Account> created = [];

    private KnownAccounts(BookTransaction book, Dictionary<string, Account> byNumber) => (this.book, this.byNumber) = (book, byNumber);

    public int Created => created.Count;

    /// <summary>Reads the accounts of these numbers.</summary>
    /// <param name="tracked">They are going to be changed.</param>
    public static async Task<KnownAccounts> Load(BookTransaction book, IEnumerable<string> numbers, bool tracked = false)
    {
        var wanted = numbers.ToHashSet(StringComparer.Ordinal);
        var query = book.Db.Accounts.Where(a => EF.Parameter(wanted).Contains(a.Number));
        var found = await (tracked ? query : query.AsNoTracking()).ToDictionaryAsync(a => a.Number, StringComparer.Ordinal, book.Cancel);
        return new KnownAccounts(book, found);
    }

    public Account? Find(string number) => byNumber.GetValueOrDefault(number);

    /// <summary>The account, created when the map allows it.</summary>
    /// <param name="currency">What a new account is invoiced in; null: the base currency.</param>
    public async ValueTask<Account> FindOrCreate(NamedAccount named, bool create, string column, string? currency = null)
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
    public async ValueTask<Account> Create(Account account)
    {
        account.Id = await book.KeyAsync<Account>();
        account.Currency = account.Currency.Length == 0 ? book.BaseCurrency.Code : account.Currency;
        (account.CreatedAt, account.UpdatedAt, account.Version) = (book.RecordedAt, book.RecordedAt, 1);
        byNumber[account.Number] = account;
        created.Add(account);
        return account;
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
