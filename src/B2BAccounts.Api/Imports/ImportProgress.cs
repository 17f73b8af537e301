using Spectre.Console;

namespace B2BAccounts.Api.Imports;

/// <summary>Shows how far an import is and how fast: a bar on a terminal, a plain line every few seconds elsewhere.</summary>
public static class ImportProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public static Task<ImportTally> Show(
        IAnsiConsole console, TimeProvider clock, string what, Func<Action<long, double>, Task<ImportTally>> import) =>
        console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal ? Bar(console, clock, what, import) : Lines(console, clock, import);

    private static Task<ImportTally> Bar(
        IAnsiConsole console, TimeProvider clock, string what, Func<Action<long, double>, Task<ImportTally>> import) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var started = clock.GetTimestamp();
                var task = context.AddTask(Markup.Escape(what));
                return import((rows, share) =>
                {
                    task.Value = 100 * share;
                    task.Description = Markup.Escape($"{what}: {Rate(rows, clock.GetElapsedTime(started))}");
                });
            });

    private static Task<ImportTally> Lines(IAnsiConsole console, TimeProvider clock, Func<Action<long, double>, Task<ImportTally>> import)
    {
        var (started, last) = (clock.GetTimestamp(), clock.GetTimestamp());
        return import((rows, share) =>
        {
            if (clock.GetElapsedTime(last) >= Pause)
            {
                last = clock.GetTimestamp();
                console.Profile.Out.Writer.WriteLine($"{share:P0} {Rate(rows, clock.GetElapsedTime(started))}");
            }
        });
    }

    private static string Rate(long rows, TimeSpan elapsed) => $"{rows:N0} rows, {rows / Math.Max(elapsed.TotalSeconds, 0.001):N0} rows/s";
}
