using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>A closed loop of connections, each sending its next request when it has its answer.</summary>
internal static partial class Wrk
{
    /// <exception cref="InvalidOperationException">A request failed. That none was answered in the time is a figure like any other.</exception>
    public static async Task<LoadFigures> RunAsync(string address, IEnumerable<string> bodies, int connections, int seconds, string? key = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, bodies);
            var script = Path.Combine(AppContext.BaseDirectory, "Load", "bodies.lua");
            using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "60s", .. key is null ? [] : new[] { "-H", $"Authorization: Bearer {key}" }, "-s", script, address, "--", file])
            {
                UseShellExecute = false, RedirectStandardOutput = true,
            })!;
            var printed = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            var found = Printed().Match(printed);
            return found.Success && found.Groups["failed"].Value == "0"
                ? new LoadFigures(
                    Number("requests"), Number("requests") / Number("micros") * 1_000_000, Number("p50") / 1_000, Number("p99") / 1_000)
                : throw new InvalidOperationException($"The load on {address} failed:\n{printed}");

            double Number(string name) => double.Parse(found.Groups[name].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("requests=(?<requests>[0-9]+) micros=(?<micros>[0-9]+) p50=(?<p50>[0-9]+) p99=(?<p99>[0-9]+) failed=(?<failed>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Printed();
}
