using System.Runtime.CompilerServices;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>Compares the rows of <see cref="AccountFigures"/> with what documents say.</summary>
public sealed class FiguresCheck(FiguresByAccount figures)
{
    private const int Most = 500;

    /// <summary>
    /// Each account whose row differs, in the order of their keys; none while the rows are not all of the day, since nobody is answered from
    /// them then. A missing row says that nothing is open.
    /// </summary>
    public async IAsyncEnumerable<FiguresDifference> DifferencesAsync(Book db, DateOnly day, [EnumeratorCancellation] CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!await FiguresState.HoldOnAsync(db, day, cancel))
        {
            yield break;
        }

        var after = 0L;
        while (await db.Accounts.Where(a => a.Id > after).OrderBy(a => a.Id).Select(a => a.Id).Take(Most).ToListAsync(cancel) is { Count: > 0 } ids)
        {
            var rows = await AccountSet.Among(db.AccountFigures.AsNoTracking(), f => f.AccountId, ids).ToDictionaryAsync(f => f.AccountId, cancel);
            foreach (var figure in (await figures.OfAsync(db, AccountSet.Of(ids), day, cancel)).OrderBy(f => f.AccountId))
            {
                var row = rows.GetValueOrDefault(figure.AccountId);
                if (row is null ? figure.NeedsRow : !row.SaysTheSameAs(figure))
                {
                    yield return new FiguresDifference(figure, row);
                }
            }

            after = ids[^1];
        }
    }
}

/// <summary>An account whose row is wrong.</summary>
/// <param name="Right">By its documents.</param>
/// <param name="Row">As it is kept; null when there is none.</param>
public sealed record FiguresDifference(AccountFigures Right, AccountFigures? Row);
