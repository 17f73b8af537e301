using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain.Receivables;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Generation;

/// <param name="AsOf">The day that the history ends; left out: today, or the day with which a run that was cut off began.</param>
public sealed record GenerateBookInput(int Accounts, long Seed, DateOnly? AsOf = null);

/// <param name="Before">Accounts that earlier runs had made.</param>
/// <param name="Done">Accounts that are in now.</param>
public sealed record GenerateBookResult(GenerationPlan Plan, int Before, int Done, GeneratedRows Rows)
{
    public bool IsComplete => Done == Plan.Accounts;
}

/// <summary>
/// Fills an empty book with made-up companies and their trade, a batch of accounts a transaction. Memory holds one batch, whatever the size
/// of the book. What a run that was cut off has left undone the next one adds.
/// </summary>
public sealed class GenerateBook(BookTransactions transactions, Posting posting, RollFigures figures, BusinessClock clock)
{
    // About half a second of writing each, a tenth of what a transaction may last.
    private const int MostDocuments = 5_000;
    private const int MostAccounts = 1_000;

    /// <param name="progress">Told after each batch: accounts that are in, and their part of all, 0 to 1.</param>
    /// <param name="stop">Stops between two batches; what is in stays.</param>
    /// <exception cref="InputInvalid">The number of accounts or the day is out of range.</exception>
    /// <exception cref="CannotStart">The book is not empty, or is being made from other values.</exception>
    public async Task<GenerateBookResult> HandleAsync(GenerateBookInput input, Action<long, double>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(input);
        new Validator(clock.Today).Demand(input);
        var (plan, before) = await transactions.RunAsync(book => BeginAsync(book, input), stop);
        var (done, rows) = (before, default(GeneratedRows));
        while (done < plan.Accounts && !stop.IsCancellationRequested)
        {
            var batch = Next(plan, done);
            rows += await AddAsync(plan, batch);
            done += batch.Count;
            progress?.Invoke(done, (double)done / plan.Accounts);
        }

        await figures.RunAsync(stop);
        return new GenerateBookResult(plan, before, done, rows);
    }

    private static async Task<(GenerationPlan Plan, int Done)> BeginAsync(BookTransaction book, GenerateBookInput input)
    {
        var accounts = await book.Db.Accounts.CountAsync(book.Cancel);
        if (await GenerationState.ReadAsync(book) is { } state)
        {
            Refuse(state.Accounts != input.Accounts, "--accounts", state.Accounts, input.Accounts);
            Refuse(state.Seed != input.Seed, "--seed", state.Seed, input.Seed);
            Refuse(input.AsOf is { } day && day != state.AsOf, "--as-of", $"{state.AsOf:yyyy-MM-dd}", $"{input.AsOf:yyyy-MM-dd}");
            return accounts == state.Done
                ? (new GenerationPlan(state.Accounts, state.Seed, state.AsOf, book.BaseCurrency.Code), state.Done)
                : throw new CannotStart($"The book has {accounts} accounts, but only {state.Done} of them were generated: others have been added or taken away since. {Elsewhere}");
        }

        if (accounts > 0 || await book.Db.FxRates.AnyAsync(book.Cancel))
        {
            throw new CannotStart($"The book has {accounts} accounts or exchange rates that were not generated; generate fills an empty book only. {Elsewhere}");
        }

        var plan = new GenerationPlan(input.Accounts, input.Seed, input.AsOf ?? book.Today, book.BaseCurrency.Code);
        var rates = GeneratedFxRates.Create(plan);
        var keys = await book.KeysAsync<FxRate>(rates.Count);
        for (var i = 0; i < rates.Count; i++)
        {
            (rates[i].Id, rates[i].RecordedAt) = (keys[i], book.RecordedAt);
        }

        await book.InsertAsync(rates);
        await new GenerationState(plan.Accounts, plan.Seed, plan.AsOf, Done: 0).KeepAsync(book);
        return (plan, 0);
    }

    private const string Elsewhere = "Name another database in Database:ConnectionString.";

    private static void Refuse(bool differs, string option, object known, object given)
    {
        if (differs)
        {
            throw new CannotStart($"The book is generated with {option} {known}, not {given}. Give {option} {known}, or name another database in Database:ConnectionString.");
        }
    }

    private static List<GeneratedAccount> Next(GenerationPlan plan, int done)
    {
        var batch = new List<GeneratedAccount>();
        for (var documents = 0; done + batch.Count < plan.Accounts && documents < MostDocuments && batch.Count < MostAccounts; documents += batch[^1].Documents.Count)
        {
            batch.Add(GeneratedAccount.Of(plan, done + batch.Count + 1));
        }

        return batch;
    }

    // On a machine that is too busy for a whole batch within the time of a transaction, its halves go in one after the other.
    private async Task<GeneratedRows> AddAsync(GenerationPlan plan, List<GeneratedAccount> batch)
    {
        try
        {
            return await transactions.FillAsync(book => AddAsync(book, plan, batch), CancellationToken.None);
        }
        catch (BookBusy busy) when (busy.Code == BookBusy.Busy && batch.Count > 1)
        {
            var half = batch.Count / 2;
            return await AddAsync(plan, batch[..half]) + await AddAsync(plan, batch[half..]);
        }
    }

    private async Task<GeneratedRows> AddAsync(BookTransaction book, GenerationPlan plan, List<GeneratedAccount> batch)
    {
        var before = batch[0].Index - 1;
        if ((await GenerationState.ReadAsync(book))?.Done != before)
        {
            throw new CannotStart("Another program generates this book at the same time. Let it finish, or stop it and run the command again.");
        }

        var rows = await new GenerationBatch(book, plan, batch).WriteAsync(posting);
        await new GenerationState(plan.Accounts, plan.Seed, plan.AsOf, before + batch.Count).KeepAsync(book);
        return rows;
    }

    private sealed class Validator : AbstractValidator<GenerateBookInput>
    {
        public Validator(DateOnly today)
        {
            RuleFor(g => g.Accounts).Custom((accounts, context) =>
            {
                if (accounts is < 1 or > GenerationPlan.MostAccounts)
                {
                    context.Problem(InputCodes.OutOfRange, $"The number of accounts must lie between 1 and {GenerationPlan.MostAccounts:N0}, not {accounts:N0}.");
                }
            });
            RuleFor(g => g.AsOf).IsDay().Custom((day, context) =>
            {
                if (day > today && day <= InputRules.LastDay)
                {
                    context.Problem(InputCodes.OutOfRange, $"The day {day:yyyy-MM-dd} lies in the future; the last with which a history can end is {today:yyyy-MM-dd}.");
                }
                else if (day < InputRules.FirstDay.AddYears(10))
                {
                    context.Problem(InputCodes.OutOfRange, $"The day {day:yyyy-MM-dd} leaves no room for the years before it; the first with which a history can end is {InputRules.FirstDay.AddYears(10):yyyy-MM-dd}.");
                }
            });
        }
    }
}
