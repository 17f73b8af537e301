using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Verification;

/// <summary>
/// Ageing by group, manager, country and currency: what is told of each entry, against its accounts' own ageing, which
/// <see cref="AgeingCheck"/> has compared with the replay, put together by the rows that say where an account belonged.
/// </summary>
internal sealed class AgeingGroupsCheck(Ageings ageings, AgeingGroups groups)
{
    public async Task CheckAsync(Book db, DateOnly day, Findings found, CancellationToken cancel)
    {
        var atoms = await ageings.AtomsAsync(db, AccountSet.WholeBook, day, cancel);
        var accounts = await db.Accounts.Select(a => new { a.Id, a.Number, a.Country }).ToDictionaryAsync(a => a.Id, a => (a.Number, a.Country), cancel);
        var then = new Dictionary<long, (DateOnly From, string? Manager, long? Parent)>();
        await foreach (var row in db.AccountProfiles.Select(p => new { p.AccountId, p.ValidFrom, p.Manager, p.ParentId }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            // The last row that holds by then; where none does, the first of all.
            if (!then.TryGetValue(row.AccountId, out var known) || (row.ValidFrom <= day ? known.From > day || row.ValidFrom > known.From : known.From > day && row.ValidFrom < known.From))
            {
                then[row.AccountId] = (row.ValidFrom, row.Manager, row.ParentId);
            }
        }

        foreach (var by in Enum.GetValues<AgeingGroupBy>())
        {
            var told = (await groups.OfAsync(db, by, day, cancel)).ToDictionary(g => g.Key);
            var right = atoms.ByAccount.SelectMany(g => g).GroupBy(a => KeyOf(by, a)).ToDictionary(g => g.Key, g => g.ToList());
            foreach (var key in told.Keys.Union(right.Keys))
            {
                var about = $"ageing of {by.ToString().ToLowerInvariant()} {(key.Length == 0 ? "none" : key)} on {day:yyyy-MM-dd}";
                var (said, of) = (told.GetValueOrDefault(key)?.Ageing, right.GetValueOrDefault(key));
                var replayed = of is null ? default(Figure<AgeingFigure>?) : Figure.Of(() => ageings.Of(of, atoms));
                found.Compare(null, $"{about}, refused", said?.Violation?.Code, replayed?.Violation?.Code);
                found.Compare(null, $"{about}, balance", said?.ValueOrNull?.Aged.Balance, replayed?.ValueOrNull?.Aged.Balance);
                found.Compare(null, $"{about}, overdue", said?.ValueOrNull?.Aged.Overdue, replayed?.ValueOrNull?.Aged.Overdue);
                found.Compare(null, $"{about}, accounts", told.GetValueOrDefault(key)?.Accounts, of?.Select(a => a.AccountId).Distinct().Count());
            }
        }

        string KeyOf(AgeingGroupBy by, AgeingAtom atom) => by switch
        {
            AgeingGroupBy.Currency => atom.Currency,
            AgeingGroupBy.Country => accounts[atom.AccountId].Country ?? "",
            AgeingGroupBy.Manager => then.GetValueOrDefault(atom.AccountId).Manager ?? "",
            _ => accounts[CorporateGroup.Ancestors(atom.AccountId, id => then.GetValueOrDefault(id).Parent).Prepend(atom.AccountId).Last()].Number,
        };
    }
}
