using System.CommandLine;
using B2BAccounts.Api.Grading;

namespace B2BAccounts.Api.Commands;

/// <summary>Assesses the whole book, as it should be done every night.</summary>
public static class RegradeCommand
{
    private const int SomeFailed = 1;

    public static Command Create(ProgramHost host)
    {
        var asOf = DayOption.Create();
        var command = new Command("regrade",
            "Assess every account with an invoice by the policy in force, and set grades and limits. Running it again adds nothing; a run of today that was cut off is gone on with.") { asOf };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var (regrade, clock) = (app.Services.GetRequiredService<RegradeAccounts>(), app.Services.GetRequiredService<TimeProvider>());
            var result = await WorkProgress.Show(host.Console, clock, "regrade", "accounts",
                progress => regrade.HandleAsync(new RegradeInput(AsOf: parsed.GetValue(asOf)), progress, cancellation));
            await host.Output.WriteLineAsync(
                $"As of {result.AsOf:yyyy-MM-dd}: {result.Assessed:N0} accounts assessed, {result.Changed:N0} with another grade, {result.Failed:N0} not assessed.");
            foreach (var failure in result.Failures)
            {
                await host.Output.WriteLineAsync($"  {failure.AccountNumber}: {failure.Code}: {failure.Message}");
            }

            return result.Failed == 0 ? 0 : result.Assessed > 0 ? SomeFailed : CommandTree.NothingDone;
        });
        return command;
    }
}
