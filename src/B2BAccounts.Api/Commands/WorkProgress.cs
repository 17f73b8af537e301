using Spectre.Console;

namespace B2BAccounts.Api.Commands;

/// <summary>Shows how far a long command is and how fast: a bar on a terminal, a plain line every few seconds elsewhere.</summary>
public static class WorkProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <param name="unit">What is counted, such as rows.</param>
    public static Task<T> Show<T>(
        IAnsiConsole console, TimeProvider clock, string what, string unit, Func<Action<long, double>, Task<T>> work) =>
        console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal ? Bar(console, clock, what, unit, work) : Lines(console, clock, unit, work);

    private static Task<T> Bar<T>(
        IAnsiConsole console, TimeProvider clock, string what, string unit, Func<Action<long, double>, Task<T>> work) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var started = clock.GetTimestamp();
                var task = context.AddTask(Markup.Escape(what));
                return work((rows, share) =>
                {
                    task.Value = 100 * share;
                    task.Description = Markup.Escape($"{what}: {Rate(rows, unit, clock.GetElapsedTime(started))}");
                });
            });

    private static Task<T> Lines<T>(IAnsiConsole console, TimeProvider clock, string unit, Func<Action<long, double>, Task<T>> work)
    {
        var (started, last) = (clock.GetTimestamp(), clock.GetTimestamp());
        return work((rows, share) =>
        {
            if (clock.GetElapsedTime(last) >= Pause)
            {
                last = clock.GetTimestamp();
                console.Profile.Out.Writer.WriteLine($"{share:P0} {Rate(rows, unit, clock.GetElapsedTime(started))}");
            }
        });
    }

    private static string Rate(long rows, string unit, TimeSpan elapsed) =>
        $"{rows:N0} {unit}, {rows / Math.Max(elapsed.TotalSeconds, 0.001):N0} {unit}/s";
}
