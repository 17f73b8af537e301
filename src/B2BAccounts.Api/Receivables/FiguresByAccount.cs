using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>What accounts owe on a day as <see cref="AccountFigures"/> has it, summed from documents: what its rows are made from and checked against.</summary>
public sealed class FiguresByAccount(Ageings ageings)
{
    /// <summary>One for each account asked for; of the whole book, for each that has anything open or unapplied.</summary>
    public async Task<IReadOnlyList<AccountFigures>> OfAsync(Book db, AccountSet accounts, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var (atoms, open) = await ageings.OpenAsync(db, accounts, day, cancel);
        return [.. accounts.Ids.Union(atoms.ByAccount.Select(g => g.Key)).Select(Of)];

        AccountFigures Of(long id)
        {
            var (oldest, count) = open.Invoices.TryGetValue(id, out var some) ? (some.OldestDue, some.Count) : ((DateOnly?)null, 0);
            var figures = new AccountFigures { AccountId = id, Day = day, OldestDueOn = oldest, OpenInvoices = count, Later = open.Later.Contains(id) };
            if (atoms.ByAccount[id].Select(a => a.Currency).FirstOrDefault(c => !atoms.Rates.Has(c, day)) is { } missing)
            {
                figures.MissingRate = missing;
                return figures;
            }

            var aged = ageings.Of(atoms.ByAccount[id], atoms).Aged;
            (figures.Receivable, figures.Overdue, figures.Unapplied, figures.Disputed, figures.Balance) = (aged.Receivable, aged.Overdue, aged.Unapplied, aged.Disputed, aged.Balance);
            return figures;
        }
    }
}
