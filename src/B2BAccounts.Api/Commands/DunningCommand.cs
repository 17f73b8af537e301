using System.CommandLine;
using System.Text.Json;
using B2BAccounts.Api.Receivables.Dunning;

namespace B2BAccounts.Api.Commands;

/// <summary>Makes the reminders of a day.</summary>
public static class DunningCommand
{
    private const int SomeFailed = 1;

    public static Command Create(ProgramHost host)
    {
        var day = DayOption.Create("--day", "The day, such as 2026-03-31; today when left out.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and record nothing." };
        var list = new Option<bool>("--list") { Description = "Name each overdue item with its level, or why it is in no reminder." };
        var command = new Command("dunning",
            "Make the reminders of a day: one for each account with anything that is due for one, recorded with its text. Running it again, or after it was cut off, makes none twice.") { day, dryRun, list };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var run = await app.Services.GetRequiredService<RunDunning>().HandleAsync(
                new RunDunningInput(parsed.GetValue(day), parsed.GetValue(dryRun)), parsed.GetValue(list) ? part => ListAsync(host.Output, part) : null, cancellation);
            await host.Output.WriteLineAsync(
                $"{run.Day:yyyy-MM-dd}, policy {run.PolicyVersion}: {run.Made:N0} reminders {(run.DryRun ? "would be made" : "made")}, {run.AlreadyMade:N0} were there already.");
            foreach (var level in run.Levels.Where(l => l.Notices > 0))
            {
                await host.Output.WriteLineAsync($"  level {level.Level} ({Word(level.Channel)}): {level.Notices:N0} reminders of {level.Items:N0} invoices");
            }

            foreach (var total in run.Totals)
            {
                await host.Output.WriteLineAsync($"  {total.Currency.Code} {total.Currency.Format(total.Amount)}");
            }

            foreach (var skipped in run.Skipped)
            {
                await host.Output.WriteLineAsync($"  left out: {skipped.Items:N0} {Word(skipped.Reason)}");
            }

            foreach (var failure in run.Failures)
            {
                await host.Output.WriteLineAsync($"  {failure.AccountNumber}: {failure.Code}: {failure.Message}");
            }

            return run.Failures.Count == 0 ? 0 : SomeFailed;
        });
        return command;
    }

    private static async Task ListAsync(TextWriter output, DunnedPart part)
    {
        foreach (var account in part.Accounts)
        {
            foreach (var item in account.Plan.Items)
            {
                await output.WriteLineAsync(
                    $"{account.Account.Number} {item.Item.Number}: {item.Item.Open.Currency.Code} {item.Item.Open.Currency.Format(item.Item.Open.Amount)}, {item.DaysLate} days late, {(item.Skipped is { } reason ? Word(reason) : $"level {item.Level}")}");
            }
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
