using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Credit;

/// <summary>
/// The credit nodes of a batch of accounts: each account itself, and every group above it that has a limit, with what all companies
/// below it owe. Read from the whole book: who sees one company of a group must not make the group's limit disappear.
/// </summary>
internal sealed class CreditNodes
{
    private readonly Dictionary<long, long?> _parents;
    private readonly ILookup<long, CreditLimit> _limits;
    private readonly Dictionary<long, HashSet<long>> _members;
    private readonly ILookup<long, (bool Unapplied, string Currency, decimal Open)> _open;

    private CreditNodes(
        Dictionary<long, long?> parents, ILookup<long, CreditLimit> limits, Dictionary<long, HashSet<long>> members,
        ILookup<long, (bool Unapplied, string Currency, decimal Open)> open) =>
        (_parents, _limits, _members, _open) = (parents, limits, members, open);

    public IEnumerable<string> Currencies => _open.SelectMany(g => g).Select(o => o.Currency).Concat(_limits.SelectMany(g => g).Select(l => l.Currency)).Distinct(StringComparer.Ordinal);

    public static async Task<CreditNodes> ReadAsync(AccountsDb db, IReadOnlyCollection<long> accounts, CancellationToken cancel)
    {
        var groups = await db.CreditLimits.AsNoTracking().Where(l => l.Group).ToListAsync(cancel);
        var parents = groups.Count == 0 ? [] : await db.Accounts.Where(a => a.ParentId != null).Select(a => new { a.Id, a.ParentId }).ToDictionaryAsync(a => a.Id, a => a.ParentId, cancel);
        var heads = groups.Select(l => l.AccountId).ToHashSet();
        var wanted = heads.Count == 0 ? [] : accounts.SelectMany(a => Above(a, parents)).Where(heads.Contains).ToHashSet();
        var members = wanted.ToDictionary(h => h, h => parents.Keys.Append(h).Where(a => Above(a, parents).Contains(h)).ToHashSet());
        var owing = AccountSet.Of(accounts.Concat(members.Values.SelectMany(m => m)));
        var own = await AccountSet.Of(accounts).Choose(db.CreditLimits.AsNoTracking(), l => l.AccountId).Where(l => !l.Group).ToListAsync(cancel);
        var open = await owing.Choose(db.OpenDocuments, o => o.AccountId)
            .GroupBy(o => new { o.AccountId, o.Kind, o.Currency })
            .Select(g => new { g.Key.AccountId, g.Key.Kind, g.Key.Currency, Open = g.Sum(o => o.Open) }).ToListAsync(cancel);
        return new CreditNodes(
            parents,
            own.Concat(groups).ToLookup(l => l.AccountId),
            members,
            open.ToLookup(o => o.AccountId, o => (o.Kind != DocumentKind.Invoice, o.Currency, o.Open)));
    }

    /// <summary>The account's own limits, or those of the group that it heads.</summary>
    public IEnumerable<CreditLimit> Limits(long account, bool group) => _limits[account].Where(l => l.Group == group);

    /// <summary>Receivable and unapplied of one account, each (currency, part) converted and rounded on its own.</summary>
    public (decimal Receivable, decimal Unapplied) Owed(long account, FxTable rates, DateOnly day)
    {
        var (receivable, unapplied) = (0m, 0m);
        foreach (var part in _open[account].GroupBy(o => (o.Unapplied, o.Currency)))
        {
            var amount = rates.Convert(part.Sum(o => o.Open), part.Key.Currency, day);
            (receivable, unapplied) = part.Key.Unapplied ? (receivable, unapplied + amount) : (receivable + amount, unapplied);
        }

        return (receivable, unapplied);
    }

    /// <summary>The account first, then the groups above it, each in the currency of its limit.</summary>
    public IEnumerable<CreditNode> Of(long account, CreditLimit? limit, FxTable rates, DateOnly day, bool insuranceRaisesLimit)
    {
        yield return Node(account, group: false, limit, [account], rates, day);
        foreach (var head in Above(account, _parents).Where(_members.ContainsKey))
        {
            var inForce = LimitInForce.On(day, Limits(head, group: true), insuranceRaisesLimit);
            yield return Node(head, group: true, inForce, _members[head], rates, day);
        }
    }

    private CreditNode Node(long head, bool group, CreditLimit? limit, IEnumerable<long> members, FxTable rates, DateOnly day)
    {
        var currency = limit?.Currency ?? rates.Base.Code;
        var exposure = members.Sum(m =>
        {
            var (receivable, unapplied) = Owed(m, rates, day);
            return receivable - unapplied;
        });
        // Kept in the limit's currency, as the limit was decided in it.
        var inLimit = currency == rates.Base.Code ? exposure : Currency.Of(currency).Round(exposure / rates.At(currency, day).Rate);
        return new CreditNode(head, group, currency, limit?.Amount, inLimit);
    }

    private static IEnumerable<long> Above(long account, Dictionary<long, long?> parents) =>
        CorporateGroup.Ancestors(account, a => parents.GetValueOrDefault(a)).Prepend(account);
}
