using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
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
    private static readonly CompiledQuery<Func<Book, List<long>, IAsyncEnumerable<Member>>> Themselves = new(() => EF.CompileAsyncQuery(
        (Book db, List<long> accounts) => db.Accounts.Where(a => accounts.Contains(a.Id)).Select(a => new Member { Id = a.Id, ParentId = a.ParentId })));

    private static readonly CompiledQuery<Func<Book, List<long>, IAsyncEnumerable<Member>>> Children = new(() => EF.CompileAsyncQuery(
        (Book db, List<long> parents) => db.Accounts.Where(a => a.ParentId != null && parents.Contains(a.ParentId.Value)).Select(a => new Member { Id = a.Id, ParentId = a.ParentId })));

    // Of those that follow assessments the last day's: there may be one for each day on which something was bought.
    private static readonly CompiledQuery<Func<AccountsDb, List<long>, DateOnly, IAsyncEnumerable<CreditLimit>>> AllLimits = new(() => EF.CompileAsyncQuery(
        (AccountsDb db, List<long> accounts, DateOnly day) => db.CreditLimits.AsNoTracking().Where(l => accounts.Contains(l.AccountId) && (l.Source != LimitSource.Policy
            || !db.CreditLimits.Any(later => later.AccountId == l.AccountId && later.Source == LimitSource.Policy && later.ValidFrom > l.ValidFrom && later.ValidFrom <= day)))));

    private static readonly CompiledQuery<Func<AccountsDb, List<long>, IAsyncEnumerable<Owing>>> AllOpen = new(() => EF.CompileAsyncQuery(
        (AccountsDb db, List<long> accounts) => db.OpenDocuments.Where(o => accounts.Contains(o.AccountId))
            .GroupBy(o => new { o.AccountId, o.Kind, o.Currency })
            .Select(g => new Owing { AccountId = g.Key.AccountId, Kind = g.Key.Kind, Currency = g.Key.Currency, Open = g.Sum(o => o.Open) })));

    private static readonly CompiledQuery<Func<AccountsDb, List<long>, IAsyncEnumerable<CreditReservation>>> AllReserved = new(() => EF.CompileAsyncQuery(
        (AccountsDb db, List<long> accounts) => db.CreditReservations.AsNoTracking().Where(r => accounts.Contains(r.AccountId) && r.Outstanding > 0m)));

    private readonly Dictionary<long, long?> _parents;
    private readonly ILookup<long, CreditLimit> _limits;
    private readonly Dictionary<long, HashSet<long>> _members;
    private readonly HashSet<long> _tellOfOthers;
    private readonly ILookup<long, (string Currency, CreditExposure Parts)> _used;

    private CreditNodes(
        IReadOnlyCollection<long> seen, Dictionary<long, long?> parents, ILookup<long, CreditLimit> limits, Dictionary<long, HashSet<long>> members,
        HashSet<long> tellOfOthers, ILookup<long, (string Currency, CreditExposure Parts)> used) =>
        (Seen, _parents, _limits, _members, _tellOfOthers, _used) = (seen, parents, limits, members, tellOfOthers, used);

    public IEnumerable<string> Currencies => _used.SelectMany(g => g).Select(o => o.Currency).Concat(_limits.SelectMany(g => g).Select(l => l.Currency)).Distinct(StringComparer.Ordinal);

    /// <summary>Those accounts that the view shows, in no order.</summary>
    public IReadOnlyCollection<long> Seen { get; }

    /// <param name="view">As the caller sees the book.</param>
    /// <param name="db">The whole book in the same state.</param>
    /// <param name="day">What was reserved until an earlier one is reserved no more.</param>
    public static async Task<CreditNodes> ReadAsync(Book view, AccountsDb db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        var seen = accounts.IsWholeBook
            ? await view.Accounts.Select(a => new Member { Id = a.Id, ParentId = a.ParentId }).ToListAsync(cancel)
            : await Themselves.For(view)(view, [.. accounts.Ids]).ToListAsync(cancel);
        // Up from the accounts, a statement a level, and down again from the groups that have a limit: never the whole book.
        var parents = seen.ToDictionary(m => m.Id, m => m.ParentId);
        foreach (var (id, parent) in await WalkAsync(db, Themselves, seen.Select(m => m.ParentId).OfType<long>().Where(p => !parents.ContainsKey(p)), m => m.ParentId, cancel))
        {
            parents[id] = parent;
        }

        var limits = await AllLimits.For(db)(db, [.. parents.Keys], day).ToListAsync(cancel);
        var heads = limits.Where(l => l.Group).Select(l => l.AccountId).ToHashSet();
        var below = heads.Count == 0 ? [] : await WalkAsync(db, Children, heads, m => m.Id, cancel);
        foreach (var (id, parent) in below)
        {
            parents[id] = parent;
        }

        var members = heads.ToDictionary(h => h, h => below.Keys.Append(h).Where(a => Above(a, parents).Contains(h)).ToHashSet());
        List<long> owing = [.. seen.Select(m => m.Id).Concat(members.Values.SelectMany(m => m)).Distinct()];
        // In this order: an order that is invoiced between the two statements is counted twice and never not at all, should each see a later state.
        var reserved = await AllReserved.For(db)(db, owing).ToListAsync(cancel);
        var open = await AllOpen.For(db)(db, owing).ToListAsync(cancel);
        var used = open.Select(o => (o.AccountId, o.Currency, Parts: o.Kind == DocumentKind.Invoice ? new CreditExposure(o.Open, 0m, 0m, 0m) : new CreditExposure(0m, o.Open, 0m, 0m)))
            .Concat(reserved.Select(r => (r.AccountId, r.Currency, Parts: new CreditExposure(0m, 0m, r.ReservedOn(day), r.DeliveredNotInvoiced))));
        return new CreditNodes(
            [.. seen.Select(m => m.Id)], parents, limits.ToLookup(l => l.AccountId), members, await TellingOfOthersAsync(view, members, cancel),
            used.ToLookup(u => u.AccountId, u => (u.Currency, u.Parts)));
    }

    private static async Task<HashSet<long>> TellingOfOthersAsync(Book view, Dictionary<long, HashSet<long>> members, CancellationToken cancel)
    {
        if (view is not AnswersDb { Scope.SeesEverything: false } || members.Count == 0)
        {
            return [];
        }

        var seen = (await Themselves.For(view)(view, [.. members.Values.SelectMany(m => m).Distinct()]).ToListAsync(cancel)).Select(m => m.Id).ToHashSet();
        return [.. members.Where(m => !SmallGroups.MayTell(m.Value.Count(a => !seen.Contains(a)))).Select(m => m.Key)];
    }

    /// <summary>All that a question, asked again and again of what it has just answered, comes to: each account with its parent.</summary>
    private static async Task<Dictionary<long, long?>> WalkAsync(
        AccountsDb db, CompiledQuery<Func<Book, List<long>, IAsyncEnumerable<Member>>> question, IEnumerable<long> first, Func<Member, long?> next, CancellationToken cancel)
    {
        var (found, asked, level) = (new Dictionary<long, long?>(), first.ToHashSet(), first.Distinct().ToList());
        while (level.Count > 0)
        {
            var members = await question.For(db)(db, level).ToListAsync(cancel);
            members.ForEach(m => found[m.Id] = m.ParentId);
            level = [.. members.Select(next).OfType<long>().Where(asked.Add)];
        }

        return found;
    }

    /// <summary>Whether what a group has left would tell of companies that the caller does not see.</summary>
    public bool TellsOfOthers(long head) => _tellOfOthers.Contains(head);

    /// <summary>The account's own limits, or those of the group that it heads.</summary>
    public IEnumerable<CreditLimit> Limits(long account, bool group) => _limits[account].Where(l => l.Group == group);

    /// <summary>What one account uses, in the base currency, each (currency, part) converted and rounded on its own.</summary>
    public CreditExposure Used(long account, FxTable rates, DateOnly day)
    {
        var sum = default(CreditExposure);
        foreach (var currency in _used[account].GroupBy(u => u.Currency, u => u.Parts))
        {
            var parts = currency.Aggregate((left, right) => left + right);
            sum += new CreditExposure(Converted(parts.Receivable), Converted(parts.Unapplied), Converted(parts.Reserved), Converted(parts.DeliveredNotInvoiced));

            decimal Converted(decimal amount) => amount == 0m ? 0m : rates.Convert(amount, currency.Key, day);
        }

        return sum;
    }

    /// <summary>The account first, then the groups above it, each in the currency of its limit.</summary>
    public IEnumerable<CreditNode> Of(long account, CreditLimit? limit, FxTable rates, DateOnly day, bool insuranceRaisesLimit)
    {
        yield return Node(account, group: false, limit, [account], rates, day);
        foreach (var head in Above(account, _parents).Where(_members.ContainsKey))
        {
            var inForce = LimitInForce.On(day, Limits(head, group: true), insuranceRaisesLimit ? rates : null);
            yield return Node(head, group: true, inForce, _members[head], rates, day);
        }
    }

    private CreditNode Node(long head, bool group, CreditLimit? limit, IEnumerable<long> members, FxTable rates, DateOnly day)
    {
        var currency = limit?.Currency ?? rates.Base.Code;
        var exposure = members.Sum(m => Used(m, rates, day).Total);
        // Kept in the limit's currency, as the limit was decided in it.
        var inLimit = currency == rates.Base.Code ? exposure : Currency.Of(currency).Round(exposure / rates.At(currency, day).Rate);
        return new CreditNode(head, group, currency, limit?.Amount, inLimit);
    }

    private static IEnumerable<long> Above(long account, Dictionary<long, long?> parents) =>
        CorporateGroup.Ancestors(account, a => parents.GetValueOrDefault(a)).Prepend(account);

    private sealed class Member
    {
        public long Id { get; init; }

        public long? ParentId { get; init; }
    }

    private sealed class Owing
    {
        public long AccountId { get; init; }

        public DocumentKind Kind { get; init; }

        public string Currency { get; init; } = "";

        public decimal Open { get; init; }
    }
}
