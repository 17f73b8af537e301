namespace B2BAccounts.Api.Receivables;

/// <summary>Which figures each account's rows go into: its own, those of the groups that it belongs to, or the one of all that the context shows.</summary>
internal sealed class Gathering
{
    /// <summary>The key of the whole book's figure; no account has it.</summary>
    public const long Book = 0;

    private static readonly long[] OfTheBook = [Book];

    private readonly ILookup<long, long> _keys;

    private Gathering(AccountSet accounts, IReadOnlyCollection<long> keys, IEnumerable<(long Account, long Key)> belongs)
    {
        (Accounts, Keys) = (accounts, keys);
        _keys = belongs.ToLookup(b => b.Account, b => b.Key);
    }

    public static Gathering WholeBook { get; } = new(AccountSet.WholeBook, OfTheBook, []);

    /// <summary>The accounts whose rows are needed.</summary>
    public AccountSet Accounts { get; }

    /// <summary>A figure each: the account, or the account on top of the group.</summary>
    public IReadOnlyCollection<long> Keys { get; }

    public static Gathering Each(IEnumerable<long> accounts)
    {
        var set = AccountSet.Of(accounts);
        return new(set, set.Ids, set.Ids.Select(a => (a, a)));
    }

    /// <param name="groups">By the account on top, all that belong to it, itself among them.</param>
    public static Gathering Groups(IReadOnlyDictionary<long, IReadOnlyList<long>> groups) =>
        new(AccountSet.Of(groups.SelectMany(g => g.Value)), [.. groups.Keys], groups.SelectMany(g => g.Value.Select(a => (a, g.Key))));

    /// <summary>The figures that the account's rows go into.</summary>
    public IEnumerable<long> Of(long account) => Accounts.IsWholeBook ? OfTheBook : _keys[account];
}
