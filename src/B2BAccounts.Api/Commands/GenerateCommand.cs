using System.CommandLine;
using System.Diagnostics;
using B2BAccounts.Api.Generation;

namespace B2BAccounts.Api.Commands;

/// <summary>Fills an empty book with made-up companies, as many as are wanted, for measurements and load.</summary>
public static class GenerateCommand
{
    private const int Stopped = 1;

    public static Command Create(ProgramHost host)
    {
        var accounts = new Option<int>("--accounts") { HelpName = "N", Required = true, Description = "How many accounts, 1 to 1,000,000; about ten invoices each." };
        var seed = new Option<long>("--seed") { HelpName = "S", Required = true, Description = "A whole number; the same gives the same book." };
        var asOf = DayOption.Create();
        var command = new Command("generate",
            "Fill an empty book with made-up companies, their chain and three years of trade. A run that was cut off is resumed by running it again.")
        {
            accounts, seed, asOf,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var input = new GenerateBookInput(parsed.GetValue(accounts), parsed.GetValue(seed), parsed.GetValue(asOf));
            var (generate, clock) = (app.Services.GetRequiredService<GenerateBook>(), app.Services.GetRequiredService<TimeProvider>());
            var started = clock.GetTimestamp();
            var result = await WorkProgress.Show(
                host.Console, clock, "generate", "accounts", progress => generate.HandleAsync(input, progress, cancellation));
            await Report(host.Output, result, clock.GetElapsedTime(started));
            return result.IsComplete ? 0 : Stopped;
        });
        return command;
    }

    private static async Task Report(TextWriter output, GenerateBookResult result, TimeSpan elapsed)
    {
        var (plan, rows) = (result.Plan, result.Rows);
        if (result.Before == plan.Accounts)
        {
            await output.WriteLineAsync($"Nothing was added: the book has all its {plan.Accounts:N0} accounts as of {plan.AsOf:yyyy-MM-dd}.");
            return;
        }

        await output.WriteLineAsync(
            $"As of {plan.AsOf:yyyy-MM-dd}: {rows.Accounts:N0} accounts, {rows.Links:N0} supply links, {rows.Relations:N0} other relations, {rows.Invoices:N0} invoices, "
            + $"{rows.CreditNotes:N0} credit notes, {rows.Payments:N0} payments, {rows.WriteOffs:N0} write-offs.");
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(
            $"In {elapsed.TotalSeconds:N1} s ({rows.Accounts / elapsed.TotalSeconds:N0} accounts/s), with at most {process.PeakWorkingSet64 / 1_000_000:N0} MB of memory.");
        if (!result.IsComplete)
        {
            await output.WriteLineAsync($"Stopped with {result.Done:N0} of {plan.Accounts:N0} accounts in. Run the command again to go on.");
        }
    }
}
