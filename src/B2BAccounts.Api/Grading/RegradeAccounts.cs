using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Grading;

/// <param name="AccountNumbers">At most 1,000; every account with an invoice when left out.</param>
/// <param name="AsOf">Today when left out; not in the future.</param>
public sealed record RegradeInput(IReadOnlyList<string>? AccountNumbers = null, DateOnly? AsOf = null);

public sealed record RegradeFailure(string AccountNumber, string Code, string Message);

/// <param name="Changed">Accounts whose grade differs from that of the assessment that was in force on the day.</param>
/// <param name="Failed">How many could not be assessed.</param>
/// <param name="Failures">Those; of a past day, that several processes have assessed together, those that this one came upon.</param>
public sealed record RegradeResult(DateOnly AsOf, int Assessed, int Changed, int Failed, IReadOnlyList<RegradeFailure> Failures);

/// <summary>Assesses some accounts, or the whole book, by the policy in force.</summary>
public sealed class RegradeAccounts(
    BookTransactions transactions, IDbContextFactory<AccountsDb> contexts, BusinessClock clock, QuantileTables tables, AssessAccounts assess, RegradeBook whole)
{
    public const int MostNumbers = 1_000;

    /// <param name="progress">Told the number of accounts done, and which part of all they are, after each batch.</param>
    /// <exception cref="InputInvalid">The input has not the form it must have.</exception>
    /// <exception cref="RuleViolation">An account does not exist.</exception>
    public async Task<RegradeResult> HandleAsync(RegradeInput input, Action<long, double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        new Validator(clock.Today).Demand(input);
        var day = input.AsOf ?? clock.Today;
        return input.AccountNumbers is { } numbers ? await SomeAsync(numbers, day, progress, cancel) : await whole.RunAsync(day, progress, cancel);
    }

    private async Task<RegradeResult> SomeAsync(IReadOnlyList<string> numbers, DateOnly day, Action<long, double>? progress, CancellationToken cancel)
    {
        var accounts = await AccountsAsync(numbers, cancel);
        var (ground, done) = (await tables.GroundAsync(day, cancel), 0);
        var (assessed, changed, failures) = (0, 0, new List<RegradeFailure>());
        foreach (var batch in accounts.Chunk(RegradeBook.Batch))
        {
            var part = await transactions.RunAsync(book => assess.OfAsync(book, ground, batch), cancel);
            (assessed, changed) = (assessed + part.Assessed, changed + part.Changed);
            failures.AddRange(part.Failures);
            done += batch.Length;
            progress?.Invoke(done, (double)done / accounts.Count);
        }

        return new RegradeResult(day, assessed, changed, failures.Count, failures);
    }

    private async Task<List<long>> AccountsAsync(IReadOnlyList<string> numbers, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var wanted = numbers.ToList();
        var found = await db.Accounts.Where(a => EF.Parameter(wanted).Contains(a.Number)).ToDictionaryAsync(a => a.Number, a => a.Id, cancel);
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!found.ContainsKey(wanted[i]))
            {
                throw MissingAccount.Of(wanted[i], "accountNumbers", $"{i}");
            }
        }

        return [.. found.Values.Order()];
    }

    private sealed class Validator : AbstractValidator<RegradeInput>
    {
        public Validator(DateOnly today)
        {
            RuleFor(r => r.AccountNumbers).Custom((numbers, context) =>
            {
                if (numbers is { Count: 0 or > MostNumbers })
                {
                    context.Problem(InputCodes.OutOfRange, $"Name 1 to {MostNumbers} accounts, not {numbers.Count}, or leave the list out for the whole book.");
                }
                else if (numbers?.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                {
                    context.Problem(InputCodes.Repeated, $"The account '{twice.Key}' is named {twice.Count()} times.");
                }
            });
            RuleFor(r => r.AsOf).IsDay().Custom((day, context) =>
            {
                if (day > today && day <= InputRules.LastDay)
                {
                    context.Problem(InputCodes.OutOfRange, $"The day {day:yyyy-MM-dd} lies in the future; the last that can be assessed is {today:yyyy-MM-dd}.");
                }
            });
        }
    }
}
