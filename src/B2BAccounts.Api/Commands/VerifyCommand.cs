using System.CommandLine;
using System.Diagnostics;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Verification;

namespace B2BAccounts.Api.Commands;

/// <summary>Replays the book and tells wherever a figure is not what its documents make it.</summary>
public static class VerifyCommand
{
    /// <summary>Something is not as the documents have it.</summary>
    public const int Different = 1;

    private const int MostShown = 100;

    public static Command Create(ProgramHost host)
    {
        var days = DayOption.Several(
            "--day", "A day to compare figures on, such as 2026-03-31; may be given several times. Today and the ends of three past months when left out.");
        var command = new Command("verify",
            "Replay every document and compare: balances, ageings, payment speeds, DSO and purchases as of days, and all that is kept beside the documents. Changes nothing; others may go on working.") { days };
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = parsed.GetValue(days) ?? [];
            foreach (var day in wanted.Where(d => d < InputRules.FirstDay || d > InputRules.LastDay))
            {
                throw new CannotStart($"--day is {day:yyyy-MM-dd}; allowed are {InputRules.FirstDay:yyyy-MM-dd} to {InputRules.LastDay:yyyy-MM-dd}.");
            }

            await using var app = host.Build(quiet: true);
            if (await app.Services.GetRequiredService<BookOpening>().PendingAsync(cancellation) is { Count: > 0 } pending)
            {
                throw new CannotStart($"The tables are not up to date: {pending.Count} migrations are missing. Run the command 'migrate' first.");
            }

            var (verify, clock) = (app.Services.GetRequiredService<VerifyBook>(), app.Services.GetRequiredService<TimeProvider>());
            var started = clock.GetTimestamp();
            var verified = await WorkProgress.Show(
                host.Console, clock, "verify", "accounts", progress => verify.RunAsync(wanted, progress, cancellation));
            await WriteAsync(host.Output, verified, clock.GetElapsedTime(started));
            return verified.DifferenceCount == 0 ? 0 : Different;
        });
        return command;
    }

    private static async Task WriteAsync(TextWriter output, VerifiedBook verified, TimeSpan took)
    {
        foreach (var difference in verified.Differences.Take(MostShown))
        {
            await output.WriteLineAsync($"Wrong: {difference}.");
        }

        if (verified.DifferenceCount > MostShown)
        {
            await output.WriteLineAsync($"And {verified.DifferenceCount - MostShown:N0} more.");
        }

        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(
            $"{verified.Accounts:N0} accounts, {verified.Documents:N0} documents, {verified.Allocations:N0} allocations; figures as of {string.Join(", ", verified.Days.Select(d => $"{d:yyyy-MM-dd}"))}.");
        await output.WriteLineAsync($"In {took.TotalSeconds:N1} s, with at most {process.PeakWorkingSet64 / 1_000_000:N0} MB of memory.");
        await output.WriteLineAsync(verified.DifferenceCount == 0 ? "Every figure is what its documents make it." : $"{verified.DifferenceCount:N0} things are wrong.");
    }
}
