using B2BAccounts.Api.Accounts;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Prospects;

/// <summary>Keeps the rows of prospects as a run has found them.</summary>
internal static class ProspectRows
{
    /// <summary>Adds what is new, refreshes what was known, and leaves alone what a later run has seen.</summary>
    public static async Task<FlagCounts> KeepAsync(BookTransaction book, DateOnly day, IReadOnlyList<Candidate> candidates)
    {
        var accounts = AccountSet.Of(candidates.Select(c => c.AccountId));
        var buyers = await BuyersAsync(book, accounts);
        var known = await accounts.Choose(book.Db.Prospects, p => p.AccountId).Include(p => p.Signals).ToDictionaryAsync(p => p.AccountId, book.Cancel);
        var counts = default(FlagCounts);
        foreach (var candidate in candidates.Where(c => !buyers.Contains(c.AccountId)))
        {
            if (!known.TryGetValue(candidate.AccountId, out var prospect))
            {
                prospect = new Prospect { Id = await book.KeyAsync<Prospect>(), AccountId = candidate.AccountId, FlaggedOn = day, LastSeenOn = day, Version = 1, UpdatedAt = book.RecordedAt };
                await WriteAsync(book, prospect, candidate);
                book.Db.Prospects.Add(prospect);
                known[candidate.AccountId] = prospect;
                counts += new FlagCounts(1, 0, 0, 0);
            }
            else if (prospect.LastSeenOn <= day)
            {
                counts += await RefreshAsync(book, day, prospect, candidate);
            }
        }

        await MarkAsync(book, accounts, known.Values.Where(p => ProspectStep.IsOpen(p.Stage)).Select(p => p.AccountId).ToHashSet());
        return counts;
    }

    /// <summary>Takes off the list what nothing speaks for any more and nobody has begun to work on; what somebody works on stays.</summary>
    public static async Task<FlagCounts> UnflagAsync(BookTransaction book, DateOnly day, IReadOnlyList<long> prospects)
    {
        var rows = await AccountSet.Among(book.Db.Prospects, p => p.Id, prospects)
            .Where(p => p.Stage == ProspectStage.Flagged && p.LastSeenOn <= day).Include(p => p.Signals).ToListAsync(book.Cancel);
        book.Db.ProspectSignals.RemoveRange(rows.SelectMany(p => p.Signals));
        book.Db.Prospects.RemoveRange(rows);
        await MarkAsync(book, AccountSet.Of(rows.Select(p => p.AccountId)), []);
        return new FlagCounts(0, 0, 0, rows.Count);
    }

    /// <summary>Who has bought by now: between the search and this transaction, or after the day that was looked at. A customer is never a prospect.</summary>
    private static async Task<HashSet<long>> BuyersAsync(BookTransaction book, AccountSet accounts)
    {
        var bought = await accounts.Choose(book.Db.Accounts, a => a.Id).Where(a => a.LastPurchaseOn != null)
            .Select(a => new { a.Id, a.LastPurchaseOn, a.LostOn }).ToListAsync(book.Cancel);
        return [.. bought.Where(a => ConvertProspects.HasBought(book, a.LastPurchaseOn, a.LostOn)).Select(a => a.Id)];
    }

    private static async Task<FlagCounts> RefreshAsync(BookTransaction book, DateOnly day, Prospect prospect, Candidate candidate)
    {
        // The time to leave it alone has passed, or a customer of old was lost and is to be won back: it begins anew.
        var anew = !ProspectStep.IsOpen(prospect.Stage);
        if (anew)
        {
            (prospect.Stage, prospect.Owner, prospect.FlaggedOn, prospect.DismissedReason, prospect.DoNotContactUntil) = (ProspectStage.Flagged, null, day, null, null);
        }

        var changed = await WriteAsync(book, prospect, candidate);
        if (changed || anew)
        {
            prospect.Version++;
            prospect.UpdatedAt = book.RecordedAt;
        }

        prospect.LastSeenOn = day;
        return anew ? new FlagCounts(1, 0, 0, 0) : changed ? new FlagCounts(0, 1, 0, 0) : new FlagCounts(0, 0, 1, 0);
    }

    private static async Task<bool> WriteAsync(BookTransaction book, Prospect prospect, Candidate candidate)
    {
        var before = (prospect.Rank, prospect.CostClass, prospect.NearestCustomerId, prospect.PathConfidence, prospect.PathLinkIds);
        (prospect.Rank, prospect.CostClass) = (candidate.Rank, candidate.CostClass);
        prospect.NearestCustomerId = candidate.Path?.CustomerId;
        prospect.PathConfidence = (double?)candidate.Path?.Confidence;
        prospect.PathLinkIds = string.Join(',', candidate.Path?.Links.Select(l => l.Id) ?? []);
        var changed = before != (prospect.Rank, prospect.CostClass, prospect.NearestCustomerId, prospect.PathConfidence, prospect.PathLinkIds);

        var found = candidate.Signals.ToDictionary(s => s.Kind);
        foreach (var gone in prospect.Signals.Where(s => !found.ContainsKey(s.Kind)).ToList())
        {
            prospect.Signals.Remove(gone);
            book.Db.ProspectSignals.Remove(gone);
            changed = true;
        }

        foreach (var signal in candidate.Signals)
        {
            var row = prospect.Signals.Find(s => s.Kind == signal.Kind);
            var evidence = CanonicalJson.Write(signal.Evidence);
            if (row is null)
            {
                row = new ProspectSignal { Id = await book.KeyAsync<ProspectSignal>(), ProspectId = prospect.Id, Kind = signal.Kind };
                prospect.Signals.Add(row);
                book.Db.ProspectSignals.Add(row);
                changed = true;
            }

            changed |= (row.Strength, row.Share, row.Evidence) != (signal.Strength, signal.Share, evidence);
            (row.Strength, row.Share, row.Evidence) = (signal.Strength, signal.Share, evidence);
        }

        return changed;
    }

    /// <summary>Shows accounts as prospects, or no longer; a lost one stays lost until it buys.</summary>
    private static async Task MarkAsync(BookTransaction book, AccountSet set, HashSet<long> flagged)
    {
        var moved = new List<Account>();
        foreach (var account in await set.Choose(book.Db.Accounts, a => a.Id).ToListAsync(book.Cancel))
        {
            var status = StatusRule.On(book.Today, account.LastPurchaseOn, account.LostOn, flagged.Contains(account.Id));
            if (status != account.Status)
            {
                account.Status = status;
                moved.Add(account);
            }
        }

        await AccountHistory.WriteAsync(book, moved);
    }
}
