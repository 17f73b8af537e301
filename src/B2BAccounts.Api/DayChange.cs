using System.Globalization;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Receivables;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api;

/// <summary>
/// What a new business day brings, once a day while the server runs: invoices whose date has come count, grades, limits and statuses
/// follow, prospects are looked for anew, figures of accounts are brought to the day. The day is kept in the book, so that a restart repeats nothing.
/// </summary>
public sealed partial class DayChange(
    BookTransactions transactions, RegradeBook whole, FlagProspects flag, RollFigures figures, BusinessClock clock, TimeProvider time, ILogger<DayChange> log)
    : BackgroundService
{
    /// <summary>The setting with the last day that was done.</summary>
    internal const string LastDay = "DayChange.LastDay";

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    // So that looking every minute does not take the write lock every minute.
    private DateOnly? known;

    /// <summary>Runs when today has not been done yet; true when it did.</summary>
    public async Task<bool> RunIfNewDayAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        if (known >= today)
        {
            return false;
        }

        var before = await transactions.RunAsync(
            async book =>
            {
                var last = await LastAsync(book);
                if (last is null || last < today)
                {
                    await ArrivedInvoices.CountAsync(book, last);
                }

                return last;
            },
            cancel);
        if (before >= today)
        {
            known = before;
            return false;
        }

        var graded = await whole.RunAsync(today, progress: null, cancel);
        var flagged = await flag.HandleAsync(new FlagProspectsInput(today), cancel);
        await transactions.RunAsync(book => KeepAsync(book, today), cancel);
        known = today;
        LogDone(log, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), graded.Assessed, graded.Changed, flagged.Flagged);
        foreach (var failure in graded.Failures)
        {
            LogFailure(log, failure.AccountNumber, failure.Code, failure.Message);
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(figures.RunAsync(stoppingToken));
            await TryAsync(RunIfNewDayAsync(stoppingToken));
            await TryAsync(whole.GoOnAsync(stoppingToken));
            await Task.Delay(Look, time, stoppingToken);
        }
    }

    private async Task TryAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogProblem(log, problem);
        }
    }

    private static async Task<DateOnly?> LastAsync(BookTransaction book) =>
        await book.Db.Settings.SingleOrDefaultAsync(s => s.Name == LastDay, book.Cancel) is { } known
            ? DateOnly.ParseExact(known.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static async Task KeepAsync(BookTransaction book, DateOnly day)
    {
        var value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (await book.Db.Settings.SingleOrDefaultAsync(s => s.Name == LastDay, book.Cancel) is { } known)
        {
            known.Value = value;
        }
        else
        {
            book.Db.Settings.Add(new Setting { Name = LastDay, Value = value });
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Business day {Day}: {Assessed} accounts assessed, {Changed} with another grade, {Flagged} new prospects.")]
    private static partial void LogDone(ILogger logger, string day, int assessed, int changed, int flagged);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {Number} was not assessed: {Code}: {Reason}")]
    private static partial void LogFailure(ILogger logger, string number, string code, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The change of the business day failed; it is tried again in a minute.")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
