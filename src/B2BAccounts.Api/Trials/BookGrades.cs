using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Trials;

/// <summary>Grades every customer of the book as of a day by a policy that need not be in force, and records nothing.</summary>
public sealed class BookGrades(QuantileTables tables, GradingFacts facts)
{
    /// <summary>As many accounts at a time: memory does not grow with the book.</summary>
    public const int Batch = 500;

    /// <summary>Keys of the accounts with an invoice up to the day, in batches.</summary>
    public static async Task<IReadOnlyList<long[]>> BatchesAsync(Book db, DateOnly day, CancellationToken cancel)
    {
        var accounts = await GradingFacts.Customers(db, day).ToListAsync(cancel);
        return [.. accounts.Chunk(Batch)];
    }

    public Task<QuantileTable> TableAsync(DateOnly day, CancellationToken cancel) => tables.ReadAsync(day, cancel);

    /// <summary>What assessing each of the accounts would give, and what it rests on.</summary>
    public async Task<IReadOnlyDictionary<long, Figure<GradedAccount>>> OfAsync(
        Book db, AccountSet accounts, DateOnly day, GradingPolicy policy, QuantileTable table, CancellationToken cancel) =>
        (await facts.OfAsync(db, accounts, day, policy, cancel)).ToDictionary(f => f.Key, f => f.Value.Then(inputs => Grade(inputs, policy, table)));

    /// <summary>The same by another policy. What it rests on is read anew only where the policies read otherwise.</summary>
    public async Task<IReadOnlyDictionary<long, Figure<GradedAccount>>> AgainAsync(
        Book db, IReadOnlyDictionary<long, Figure<GradedAccount>> before, GradingPolicy by, DateOnly day, GradingPolicy policy, QuantileTable table, CancellationToken cancel) =>
        ReferenceEquals(by, policy) ? before
            : by.Materiality == policy.Materiality && by.AffinityMonths == policy.AffinityMonths
                ? before.ToDictionary(b => b.Key, b => b.Value.Then(account => Grade(account.Inputs, policy, table)))
                : await OfAsync(db, AccountSet.Of(before.Keys), day, policy, table, cancel);

    private static GradedAccount Grade(GradingInputs inputs, GradingPolicy policy, QuantileTable table) => new(inputs, GradeRule.Assess(policy, inputs, table).Grade);
}

/// <summary>A grade that would be given.</summary>
public sealed record GradedAccount(GradingInputs Inputs, string Grade);
