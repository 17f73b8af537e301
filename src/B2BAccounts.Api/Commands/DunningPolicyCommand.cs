using System.CommandLine;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Policies;
using B2BAccounts.Api.Receivables.Dunning;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Commands;

/// <summary>Shows the dunning policy, or adds a version.</summary>
public static class DunningPolicyCommand
{
    public static Command Create(ProgramHost host)
    {
        var file = new Option<FileInfo?>("--file") { Description = "The new version, JSON as docs/dunning-policy.schema.json describes it; without it the policy in force is written out." };
        var from = DayOption.Create("--from", "The first day of runs that use it, such as 2026-04-01; today when left out.");
        var command = new Command("dunning-policy", "Write out the dunning policy in force, or add a version that runs use from a day on.") { file, from };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            if (parsed.GetValue(file) is not { } source)
            {
                await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(cancellation);
                var day = parsed.GetValue(from) ?? app.Services.GetRequiredService<BusinessClock>().Today;
                await host.Output.WriteLineAsync(await PoliciesByDay.DocumentAsync(db, PolicyKind.Dunning, day, cancellation));
                return 0;
            }

            var set = await app.Services.GetRequiredService<SetDunningPolicy>()
                .HandleAsync(new SetDunningPolicyInput(await PolicyFile.ReadAsync(source, cancellation), parsed.GetValue(from)), cancellation);
            await host.Output.WriteLineAsync($"Version {set.Version} of the dunning policy is in force from {set.ActiveFrom:yyyy-MM-dd} on.");
            return 0;
        });
        return command;
    }
}
