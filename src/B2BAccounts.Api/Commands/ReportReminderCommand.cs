using System.CommandLine;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Reports.Reminders;

namespace B2BAccounts.Api.Commands;

/// <summary>Writes the letter of one reminder to a file, or those of a day to a folder.</summary>
public static class ReportReminderCommand
{
    public static Command Create(ProgramHost host)
    {
        var (account, all, output) = ReportCommand.OneOrAll("All accounts that are reminded on the day. Run again, it goes on where it was cut off.", "Of one account the .pdf file to write; one that exists is replaced. Of all a folder, or a .zip file.");
        var day = DayOption.Create("--day", "The reminder's day, such as 2026-03-31; with --account the last one when left out, with --all today.");
        var reminder = new Command("reminder", "Reminders that `dunning` has made, as letters.") { account, all, day, output };
        reminder.Validators.Add(result => ReportCommand.DemandOneOrAll(result, account, all, output));
        reminder.SetAction(async (parsed, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var (maker, place) = (app.Services.GetRequiredService<ReminderMaker>(), parsed.GetRequiredValue(output));
            if (parsed.GetValue(account) is { } number)
            {
                return await OneAsync(host, maker, number, parsed.GetValue(day), new FileInfo(place), cancellation);
            }

            var asked = parsed.GetValue(day) ?? app.Services.GetRequiredService<BusinessClock>().Today;
            return await ReportCommand.AllAsync(host, app, new ReminderRun(maker, asked), place, $"reminders of {asked:yyyy-MM-dd}", cancellation);
        });
        return reminder;
    }

    private static async Task<int> OneAsync(ProgramHost host, ReminderMaker maker, string number, DateOnly? day, FileInfo output, CancellationToken cancellation)
    {
        ReportCommand.FormatOf(output, [Paper.Pdf]);
        var (model, paper) = await maker.MakeAsync(number, day, cancellation);
        await ReportCommand.WriteAsync(output, paper.Bytes, cancellation);
        await host.Output.WriteLineAsync($"{output.FullName}: reminder of {number} of {model.Notice.Day:yyyy-MM-dd}, level {model.Notice.Level}, {paper.Bytes.Length:N0} bytes.");
        return 0;
    }
}
