using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Prospects;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Prospects;

/// <param name="AsOf">Today when left out; not in the future.</param>
public sealed record FlagProspectsInput(DateOnly? AsOf = null);

/// <summary>An account that was not flagged because another of the same name is a customer or was flagged.</summary>
public sealed record SameName(string AccountNumber, string SameNameAs);

/// <param name="Flagged">Flagged anew.</param>
/// <param name="Changed">Flagged before, with other signals, rank or path now.</param>
/// <param name="Kept">Flagged before, nothing new but the day.</param>
/// <param name="Unflagged">Nothing speaks for them any more, and nobody had begun to work on them.</param>
/// <param name="Truncated">The chain was too large to be looked at whole; more prospects may exist.</param>
public sealed record FlagProspectsResult(
    DateOnly AsOf, int Flagged, int Changed, int Kept, int Unflagged, IReadOnlyList<SameName> Duplicates, bool Truncated);

/// <summary>
/// Finds the companies that the chain and what was said about them speak for, and keeps the list of prospects. Stage and owner belong to
/// people and stay. A run for an earlier day leaves alone what a later one has seen. A second run changes nothing.
/// </summary>
public sealed class FlagProspects(BookTransactions transactions, IDbContextFactory<AccountsDb> contexts, BusinessClock clock)
{
    private const int Batch = 500;

    /// <exception cref="InputInvalid">The day lies in the future.</exception>
    public async Task<FlagProspectsResult> HandleAsync(FlagProspectsInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        new Validator(clock.Today).Demand(input);
        var day = input.AsOf ?? clock.Today;
        await transactions.RunAsync(ConvertProspects.WhenArrivedAsync, cancel);
        var run = await SearchAsync(day, cancel);
        var counts = new FlagCounts();
        foreach (var batch in run.Candidates.Chunk(Batch))
        {
            counts += await transactions.RunAsync(book => ProspectRows.KeepAsync(book, day, batch), cancel);
        }

        var seen = run.Candidates.Select(c => c.AccountId).ToHashSet();
        foreach (var batch in (await NoLongerSeenAsync(day, seen, cancel)).Chunk(Batch))
        {
            counts += await transactions.RunAsync(book => ProspectRows.UnflagAsync(book, day, batch), cancel);
        }

        return new FlagProspectsResult(day, counts.Flagged, counts.Changed, counts.Kept, counts.Unflagged, await NumbersAsync(run.Duplicates, cancel), run.Truncated);
    }

    private async Task<ProspectRun> SearchAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ground = await ProspectGround.ReadAsync(db, day, cancel);
        return await ProspectSearch.FindAsync(day, ground.Accounts, ground.Chain, ground.Relations, ProspectWeights.Default, cancellation: cancel);
    }

    private async Task<List<long>> NoLongerSeenAsync(DateOnly day, HashSet<long> seen, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var flagged = await db.Prospects.Where(p => p.Stage == ProspectStage.Flagged && p.LastSeenOn <= day)
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.AccountId }).ToListAsync(cancel);
        return [.. flagged.Where(p => !seen.Contains(p.AccountId)).Select(p => p.Id)];
    }

    private async Task<List<SameName>> NumbersAsync(IReadOnlyList<DuplicateName> duplicates, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ids = duplicates.SelectMany(d => (long[])[d.AccountId, d.SameNameAs]).Distinct();
        var numbers = await AccountSet.Among(db.Accounts, a => a.Id, ids).ToDictionaryAsync(a => a.Id, a => a.Number, cancel);
        return [.. duplicates.Select(d => new SameName(numbers[d.AccountId], numbers[d.SameNameAs]))];
    }

    private sealed class Validator : AbstractValidator<FlagProspectsInput>
    {
        public Validator(DateOnly today) => RuleFor(f => f.AsOf).IsDay().Custom((day, context) =>
        {
            if (day > today && day <= InputRules.LastDay)
            {
                context.Problem(InputCodes.OutOfRange, $"The day {day:yyyy-MM-dd} lies in the future; the last that can be looked at is {today:yyyy-MM-dd}.");
            }
        });
    }
}
