using System.CommandLine;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Trials;
using B2BAccounts.Domain.Policies;
using B2BAccounts.Domain.Statistics;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Commands;

/// <summary>Tells how grades of a past day paid in the year after it.</summary>
public static class BacktestPolicyCommand
{
    public static Command Create(ProgramHost host)
    {
        var tried = new TriedPolicyOptions();
        var day = DayOption.Create("--as-of", "The day, such as 2025-06-30; more than 12 months ago.");
        day.Required = true;
        var command = new Command("backtest-policy", "Grade the book as of a past day by a grading policy, and tell how the grades paid in the 12 months after it. Changes nothing.") { day };
        tried.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(cancellation);
            var policy = await tried.ReadAsync(parsed, db, PolicyKind.Grading, cancellation);
            var told = await app.Services.GetRequiredService<BacktestPolicy>().OfAsync(db, policy, parsed.GetValue(day)!.Value, cancellation);
            await host.Output.WriteLineAsync($"Grades of {told.AsOf:yyyy-MM-dd} by version {told.Version}, and what came until {told.Until:yyyy-MM-dd}, each with its 95 % interval:");
            await host.Output.WriteLineAsync("grade      accounts  late share                days late               loss share");
            foreach (var grade in told.Backtest.Grades)
            {
                await host.Output.WriteLineAsync($"{grade.Grade,-10} {grade.Accounts,8:N0}  {Share(grade.LateShare),-24}  {Days(grade.DaysLate),-22}  {Share(grade.LossShare)}");
            }

            foreach (var pair in told.Backtest.Differences)
            {
                await host.Output.WriteLineAsync($"{$"{pair.Worse} less {pair.Better}",-19}  {Share(pair.LateShare),-24}  {Days(pair.DaysLate),-22}  {Share(pair.LossShare)}");
                await host.Output.WriteLineAsync(pair.LateShare.Low > 0m
                    ? $"{pair.Worse} paid later than {pair.Better}: the interval of the late shares lies above zero."
                    : $"That {pair.Worse} pays later than {pair.Better} is not shown: the interval of the late shares does not lie above zero.");
            }

            await host.Output.WriteLineAsync($"{told.NothingDue:N0} graded accounts had nothing come due, {told.NotAssessed:N0} could not be assessed.");
            return 0;
        });
        return command;
    }

    private static string Share(Estimate e) => $"{e.Value:0.0 %} ({e.Low:0.0 %} to {e.High:0.0 %})";

    private static string Days(Estimate e) => $"{e.Value:0.0} ({e.Low:0.0} to {e.High:0.0})";
}
