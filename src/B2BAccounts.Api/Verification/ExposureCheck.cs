using B2BAccounts.Api.Credit;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Credit;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Verification;

/// <summary>
/// What is used of credit and what is left, as they are answered, against a replay. A group's is known only once all its companies have been
/// replayed, so that what is left is compared last.
/// </summary>
internal sealed class ExposureCheck(Credits credits, BusinessClock clock)
{
    private readonly Dictionary<long, Figure<ExposureOfAccount>> _used = [];
    private Dictionary<long, long?> _parents = [];
    private ILookup<long, long>? _members;
    private ILookup<long, CreditLimit> _groupLimits = Enumerable.Empty<CreditLimit>().ToLookup(l => l.AccountId);

    public async Task BeginAsync(Book db, CancellationToken cancel)
    {
        _parents = await db.Accounts.Where(a => a.ParentId != null).Select(a => new { a.Id, a.ParentId }).ToDictionaryAsync(a => a.Id, a => a.ParentId, cancel);
        _groupLimits = (await db.CreditLimits.AsNoTracking().Where(l => l.Group).ToListAsync(cancel)).ToLookup(l => l.AccountId);
    }

    /// <summary>Compares what accounts use, and keeps it for <see cref="CheckLeftAsync"/>.</summary>
    public async Task CheckUsedAsync(Book db, IReadOnlyList<AccountReplay> accounts, FxTable rates, Findings found, CancellationToken cancel)
    {
        var (uses, day) = await AskAsync(db, [.. accounts.Select(a => a.Id)], cancel);
        foreach (var account in accounts)
        {
            var replayed = Figure.Of(() => new ExposureOfAccount(Replay(account, rates, day)));
            if (replayed.ValueOrNull is not { Parts.Total: 0m })
            {
                _used[account.Id] = replayed;
            }

            // A group above it may lack a rate; what the account itself uses is then not answered.
            if (uses[account.Id].ValueOrNull?.Exposure.Parts is { } said)
            {
                var right = replayed.ValueOrNull?.Parts;
                found.Compare(account.Number, "exposure, receivable", said.Receivable, right?.Receivable);
                found.Compare(account.Number, "exposure, unapplied", said.Unapplied, right?.Unapplied);
                found.Compare(account.Number, "exposure, reserved", said.Reserved, right?.Reserved);
                found.Compare(account.Number, "exposure, delivered and not invoiced", said.DeliveredNotInvoiced, right?.DeliveredNotInvoiced);
            }
        }
    }

    /// <summary>Compares what accounts have left of their own limits and those of the groups above them.</summary>
    public async Task CheckLeftAsync(Book db, IReadOnlyDictionary<long, string> numbers, FxTable rates, Findings found, CancellationToken cancel)
    {
        var (uses, day) = await AskAsync(db, [.. numbers.Keys], cancel);
        var raising = (await CreditPolicies.OnAsync(db, day, cancel)).InsuranceRaisesLimit ? rates : null;
        var own = (await AccountSet.Of(numbers.Keys).Choose(db.CreditLimits.AsNoTracking(), l => l.AccountId).Where(l => !l.Group).ToListAsync(cancel)).ToLookup(l => l.AccountId);
        // A company that uses nothing adds nothing to its group.
        var members = _members ??= _used.Keys.SelectMany(id => Above(id).Where(_groupLimits.Contains).Select(head => (head, id))).ToLookup(m => m.head, m => m.id);
        foreach (var (id, number) in numbers)
        {
            var replayed = Figure.Of(() => new Left(Least(id)));
            if (uses[id].ValueOrNull is { } use && replayed.ValueOrNull is { } right)
            {
                found.Compare(number, "credit available", use.Available?.Amount, right.Amount);
            }
            else
            {
                found.Compare(number, "credit available", uses[id].Violation?.Code, replayed.Violation?.Code);
            }
        }

        decimal? Least(long account) => Above(account).Where(_groupLimits.Contains)
            .Select(head => LeftOf(LimitInForce.On(day, _groupLimits[head], raising), members[head]))
            .Append(LeftOf(LimitInForce.On(day, own[account], raising), [account])).Min();

        decimal? LeftOf(CreditLimit? limit, IEnumerable<long> companies)
        {
            var used = companies.Sum(c => _used.TryGetValue(c, out var known) ? known.Value.Parts.Total : 0m);
            if (limit is null)
            {
                return null;
            }

            var inLimit = limit.Currency == rates.Base.Code ? used : Currency.Of(limit.Currency).Round(used / rates.At(limit.Currency, day).Rate);
            return rates.Convert(limit.Amount - inLimit, limit.Currency, day);
        }
    }

    // At midnight the day may change while it is asked.
    private async Task<(IReadOnlyDictionary<long, Figure<CreditUse>> Uses, DateOnly Day)> AskAsync(Book db, IReadOnlyList<long> accounts, CancellationToken cancel)
    {
        while (true)
        {
            var day = clock.Today;
            var uses = await credits.UsesAsync(db, AccountSet.Of(accounts), cancel);
            if (day == clock.Today)
            {
                return (uses, day);
            }
        }
    }

    private static CreditExposure Replay(AccountReplay account, FxTable rates, DateOnly day)
    {
        var parts = account.Ledger.OpenItems(AccountReplay.EndOfTime).Select(i => (i.Currency, Parts: new CreditExposure(i.Open, 0m, 0m, 0m)))
            .Concat(account.Ledger.Unapplied(AccountReplay.EndOfTime).Select(u => (u.Currency, Parts: new CreditExposure(0m, u.Amount, 0m, 0m))))
            .Concat(account.Rows.Reservations.Select(r => (r.Currency, Parts: new CreditExposure(0m, 0m, day <= r.ExpiresOn ? r.Reserved : 0m, r.Delivered - r.Invoiced))));
        var sum = default(CreditExposure);
        foreach (var currency in parts.GroupBy(p => p.Currency))
        {
            sum += new CreditExposure(
                Converted(currency.Sum(p => p.Parts.Receivable)), Converted(currency.Sum(p => p.Parts.Unapplied)),
                Converted(currency.Sum(p => p.Parts.Reserved)), Converted(currency.Sum(p => p.Parts.DeliveredNotInvoiced)));

            decimal Converted(decimal amount) => amount == 0m ? 0m : rates.Convert(amount, currency.Key, day);
        }

        return sum;
    }

    /// <summary>The account and all above it, each once.</summary>
    private HashSet<long> Above(long account)
    {
        var seen = new HashSet<long>();
        for (long? at = account; at is { } id && seen.Add(id);)
        {
            at = _parents.GetValueOrDefault(id);
        }

        return seen;
    }

    private sealed record ExposureOfAccount(CreditExposure Parts);

    private sealed record Left(decimal? Amount);
}
