using System.CommandLine;
using B2BAccounts.Api.Forecasts;
using B2BAccounts.Domain.Forecasts;

namespace B2BAccounts.Api.Commands;

/// <summary>Tells how well the forecasts of past month ends met what came.</summary>
public static class ForecastBacktestCommand
{
    public static Command Create(ProgramHost host)
    {
        var (from, to) = (Required("--from", "The first day, such as 2025-01-01."), Required("--to", "The last day, such as 2025-12-31; before today."));
        var command = new Command("forecast-backtest",
            "Make the payment forecasts of past month ends anew, each from what was known on its day, and compare them with what came. Changes nothing.") { from, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var months = await app.Services.GetRequiredService<ForecastBacktest>().RunAsync(parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value, cancellation);
            await host.Output.WriteLineAsync("                       mean error in days, of the    days in the");
            await host.Output.WriteLineAsync("month end       paid  forecast   naive  not past  80 % interval  undated  unpaid");
            var all = new ForecastScore();
            foreach (var (day, score) in months)
            {
                await host.Output.WriteLineAsync(Line($"{day:yyyy-MM-dd}", score));
                all.Add(score);
            }

            await host.Output.WriteLineAsync(Line("all", all));
            await host.Output.WriteLineAsync("""
                naive: the due date and the mean days late of all that was known to be paid; not past: at least the day after the month end.
                undated: such an invoice was never known to be paid so likely; in the interval's share, not in the errors.
                unpaid: still open, or closed without payment; in no figure.
                """);
            return 0;
        });
        return command;
    }

    private static string Line(string what, ForecastScore score) =>
        $"{what,-10} {score.Paid,9:N0} {score.Error,9:0.00} {score.NaiveError,7:0.00} {score.NaiveErrorNotPast,9:0.00} {score.Coverage,13:0.0 %} {score.Undated,8:N0} {score.Unpaid,7:N0}";

    private static Option<DateOnly?> Required(string name, string description)
    {
        var option = DayOption.Create(name, description);
        option.Required = true;
        return option;
    }
}
