using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// What is usual, to hold an account's figures against: medians over the accounts of the whole book, whoever asks, since what one sees of it is
/// no measure. They are read once for all accounts of an answer.
/// </summary>
public sealed class PeerMedians(WholeBookBeside wholeBook, PaymentSpeeds speeds, CompanyCollections collections)
{
    internal async Task<IReadOnlyDictionary<long, Figure<PeerMediansFigure>>> OfAsync(
        AnswersDb view, IReadOnlyList<long> accounts, PeersAmong among, DateOnly day, CancellationToken cancel)
    {
        var peers = await view.OnceAsync((nameof(PeerMedians), day), () => ReadAsync(wholeBook.Of(view), day, cancel));
        var seen = view.Scope.SeesEverything ? null : (await view.Accounts.Select(a => a.Id).ToListAsync(cancel)).ToHashSet();
        if (among == PeersAmong.Book)
        {
            var figure = Of(peers);
            return accounts.Distinct().ToDictionary(a => a, _ => figure);
        }

        var industries = await AccountSet.Among(view.Accounts, a => a.Id, accounts).Select(a => new { a.Id, a.Industry }).ToListAsync(cancel);
        var byIndustry = peers.Where(p => p.Industry is not null).ToLookup(p => p.Industry);
        return industries.ToDictionary(a => a.Id, a => Of(byIndustry[a.Industry]));

        Figure<PeerMediansFigure> Of(IEnumerable<Peer> some) => Figure.Of(() => new PeerMediansFigure(
            day, PeerMedian.Of(some.Select(p => (p.Id, p.DaysLate)), seen), PeerMedian.Of(some.Select(p => (p.Id, p.Dso)), seen)));
    }

    // Accounts without a rate that they need are left out, as of the quantile table.
    private async Task<IReadOnlyList<Peer>> ReadAsync(AccountsDb book, DateOnly day, CancellationToken cancel)
    {
        var paid = await speeds.OfAsync(book, AccountSet.WholeBook, day, PaymentIndex.Months, cancel);
        var dso = await collections.DsoByAccountAsync(book, day, cancel);
        var accounts = await book.Accounts.Select(a => new { a.Id, a.Industry }).ToListAsync(cancel);
        return
        [
            .. accounts.Select(a => new Peer(
                a.Id, a.Industry, paid.TryGetValue(a.Id, out var speed) ? speed.ValueOrNull?.Speed.DaysLateIncludingUnpaid : null, dso.TryGetValue(a.Id, out var days) ? days : null)),
        ];
    }

    private sealed record Peer(long Id, string? Industry, decimal? DaysLate, decimal? Dso);
}
