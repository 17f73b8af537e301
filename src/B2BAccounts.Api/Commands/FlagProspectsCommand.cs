using System.CommandLine;
using B2BAccounts.Api.Prospects;

namespace B2BAccounts.Api.Commands;

/// <summary>Looks through the chain for whom to sell to next.</summary>
public static class FlagProspectsCommand
{
    public static Command Create(ProgramHost host)
    {
        var asOf = DayOption.Create();
        var command = new Command("flag-prospects",
            "Find the companies that the chain, referrals and lost business speak for, and keep the list of prospects. Running it again changes nothing.") { asOf };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var result = await app.Services.GetRequiredService<FlagProspects>().HandleAsync(new FlagProspectsInput(parsed.GetValue(asOf)), cancellation);
            await host.Output.WriteLineAsync(
                $"As of {result.AsOf:yyyy-MM-dd}: {result.Flagged:N0} flagged anew, {result.Changed:N0} changed, {result.Kept:N0} as before, {result.Unflagged:N0} taken off.");
            foreach (var twin in result.Duplicates)
            {
                await host.Output.WriteLineAsync($"  {twin.AccountNumber} was not flagged: it has the same name as {twin.SameNameAs}.");
            }

            if (result.Truncated)
            {
                await host.Output.WriteLineAsync("The chain was too large to be looked at whole; more prospects may exist.");
            }

            return 0;
        });
        return command;
    }
}
