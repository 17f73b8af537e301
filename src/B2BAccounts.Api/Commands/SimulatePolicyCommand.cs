using System.CommandLine;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Trials;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Commands;

/// <summary>Tells what a policy would change.</summary>
public static class SimulatePolicyCommand
{
    public static Command Create(ProgramHost host)
    {
        var tried = new TriedPolicyOptions();
        var kind = new Option<PolicyKind>("--kind") { Description = "GRADING or CREDIT.", Required = true, CustomParser = KindOption.Read };
        var day = DayOption.Create();
        var command = new Command("simulate-policy", "Tell whose grades and limits a policy would change if it were in force on a day. Changes nothing.") { kind, day };
        tried.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(cancellation);
            var policy = await tried.ReadAsync(parsed, db, parsed.GetValue(kind), cancellation);
            var asOf = parsed.GetValue(day) ?? app.Services.GetRequiredService<BusinessClock>().Today;
            var simulation = await app.Services.GetRequiredService<SimulatePolicy>().OfAsync(db, policy, asOf, cancellation);
            await host.Output.WriteLineAsync($"{asOf:yyyy-MM-dd}: version {simulation.Version} beside version {simulation.ComparedWith}, {simulation.Accounts:N0} accounts, {simulation.NotAssessed:N0} not assessed");
            await host.Output.WriteLineAsync("from       to         accounts             balance        limits before         limits after  over before  over after");
            foreach (var move in simulation.Moves)
            {
                await host.Output.WriteLineAsync(
                    $"{move.From,-10} {move.To,-10} {move.Accounts,8:N0} {move.Balance.Amount,19:N2} {move.LimitBefore.Amount,20:N2} {move.LimitAfter.Amount,20:N2} {move.OverBefore,12:N0} {move.OverAfter,11:N0}");
            }

            await host.Output.WriteLineAsync($"{simulation.MovedCount:N0} accounts would have another grade or another limit by policy.");
            return 0;
        });
        return command;
    }
}
