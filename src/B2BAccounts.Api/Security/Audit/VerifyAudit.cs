using System.Text.Json;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// Looks for audit records that were changed, removed, put in or moved: follows the root chain seal by seal, and each chain of records up
/// to what the seals say of it, then beyond. What no seal covers yet is the tail of about a second, of which the end could be cut off
/// unseen; it is told how long it is.
/// </summary>
public sealed class VerifyAudit(AnswersDbFactory books, AuditKey key)
{
    private const int Batch = 1_000;
    private const int MostProblems = 100;

    /// <param name="expected">A seal that is known from elsewhere, such as the log, with its hash.</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task<AuditVerdict> RunAsync((long Number, string Hash)? expected, CancellationToken cancel)
    {
        await using var reading = books.Read();
        await using var db = books.Create(Scope.Everything, reading);
        var problems = new List<string>();
        var many = 0;
        void Problem(string text)
        {
            if (++many <= MostProblems)
            {
                problems.Add(text);
            }
        }

        var chains = new Dictionary<long, ChainReading>();
        var removed = await RemovedAsync(db, cancel);
        foreach (var chain in await db.AuditChains.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancel))
        {
            var begin = new AuditHead(chain.Id, chain.BaseNumber, chain.BaseHash);
            if (begin.Number > 0 && removed?.Ends.Contains(begin) != true)
            {
                Problem($"chain {chain.Id}: it begins after record {begin.Number}, and no record of retention says so");
            }

            chains.Add(chain.Id, new ChainReading(db, begin, Problem));
        }

        var seals = await SealsAsync(db, removed, chains, expected, Problem, cancel);
        var sealedRecords = chains.Values.Sum(c => c.Records);
        foreach (var chain in chains.Values)
        {
            await chain.AdvanceAsync(long.MaxValue, cancel);
        }

        var seen = chains.Values.Sum(c => c.Records);
        var all = await db.AuditRecords.LongCountAsync(cancel);
        if (all > seen)
        {
            Problem($"{all - seen} records stand in no chain, or twice in one");
        }

        return new AuditVerdict(all, chains.Count, seals.Count, seals.Last, all - sealedRecords, seals.IsSigned, problems, many);
    }

    // Among them is the one that says where the chains begin.
    private static async Task<AuditRemoval?> RemovedAsync(Book db, CancellationToken cancel) =>
        (await db.AuditRecords.AsNoTracking().Where(r => r.Kind == AuditKind.Retention).Select(r => r.Details).ToListAsync(cancel))
            .Select(d => JsonSerializer.Deserialize<AuditRemoval>(d)!).MaxBy(r => r.Seal);

    private async Task<(long Count, AuditSeal? Last, bool IsSigned)> SealsAsync(
        Book db, AuditRemoval? removed, Dictionary<long, ChainReading> chains, (long Number, string Hash)? expected, Action<string> problem, CancellationToken cancel)
    {
        var (number, hash, count, isSigned) = (removed?.Seal ?? 0, removed?.Hash ?? AuditHash.First, 0L, true);
        AuditSeal? last = null;
        var after = 0L;
        while (await db.AuditSeals.AsNoTracking().Where(s => s.Number > after).OrderBy(s => s.Number).Take(Batch).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            foreach (var seal in batch)
            {
                if (seal.Number != number + 1)
                {
                    problem($"seals {number + 1} to {seal.Number - 1} are missing");
                }
                else if (AuditHash.Of(hash, seal) != seal.Hash)
                {
                    problem($"seal {seal.Number} of {seal.At:yyyy-MM-dd HH:mm:ss} UTC is not what was sealed, or does not stand where it was");
                }

                var fits = key.Fits(seal.Hash, seal.Signature);
                isSigned &= fits is not null;
                if (fits == false)
                {
                    problem($"seal {seal.Number} was not signed by the key that is here");
                }

                if (expected is { } known && known.Number == seal.Number && known.Hash != seal.Hash)
                {
                    problem($"seal {seal.Number} has the hash {seal.Hash}, not the expected one");
                }

                await HeadsAsync(seal, chains, problem, cancel);
                (number, after, hash, last) = (seal.Number, seal.Number, seal.Hash, seal);
                count++;
            }
        }

        if (expected is { } one && (one.Number > number || one.Number <= (removed?.Seal ?? 0)))
        {
            problem(one.Number > number
                ? $"seal {one.Number} is expected, but the last one is {number}: the end was cut off, or an older state of the book was restored"
                : $"seal {one.Number} cannot be compared: it was removed for its age");
        }

        return (count, last, isSigned);
    }

    private static async Task HeadsAsync(AuditSeal seal, Dictionary<long, ChainReading> chains, Action<string> problem, CancellationToken cancel)
    {
        foreach (var head in seal.ReadHeads())
        {
            if (!chains.TryGetValue(head.Chain, out var chain))
            {
                problem($"chain {head.Chain}, of which seal {seal.Number} knows {head.Number} records, is missing");
                continue;
            }

            if (head.Number <= chain.At.Number)
            {
                problem($"chain {head.Chain}: seal {seal.Number} goes back to record {head.Number}");
                continue;
            }

            await chain.AdvanceAsync(head.Number, cancel);
            if (chain.At.Hash != head.Hash)
            {
                problem($"chain {head.Chain}: record {head.Number} is not the one that seal {seal.Number} covers");
            }
        }
    }
}

/// <summary>What was found.</summary>
/// <param name="Records">How many there are.</param>
/// <param name="Chains">In how many chains.</param>
/// <param name="Seals">How many seals there are.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Unsealed">Records that no seal covers yet.</param>
/// <param name="IsSigned">The signatures could be checked: the key is here.</param>
/// <param name="Problems">What is wrong, the first hundred.</param>
/// <param name="ProblemCount">How many there are.</param>
public sealed record AuditVerdict(long Records, int Chains, long Seals, AuditSeal? Last, long Unsealed, bool IsSigned, IReadOnlyList<string> Problems, int ProblemCount);
