using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>A process that is measured: the program as its users run it, or the bare endpoint beside it.</summary>
internal sealed class ProgramUnderLoad : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string[] Settings =
        ["--Business:TimeZone=UTC", "--Http:Limits:PrincipalPerSecond=0", "--Http:Limits:AddressPerSecond=0", "--Http:Limits:ConcurrentPerPrincipal=0"];

    private readonly Process process;

    private ProgramUnderLoad(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public int Id => process.Id;

    /// <summary>The most that it has had so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The program's server on a free port.</summary>
    public static Task<ProgramUnderLoad> ServeAsync(BookDatabase database) =>
        StartAsync("/health/ready", address => Dotnet(database, "serve", "--urls", address));

    /// <summary>This project's own host with hand-written SQL.</summary>
    public static Task<ProgramUnderLoad> FloorAsync(BookDatabase database) => StartAsync(
        "/", address => new ProcessStartInfo(Environment.ProcessPath!, ["book-floor", "--provider", database.Provider, "--urls", address])
        {
            UseShellExecute = false, Environment = { [FloorHost.Connection] = database.Connection },
        });

    /// <summary>Runs one of the program's commands to its end and answers what it printed.</summary>
    public static async Task<string> RunAsync(BookDatabase database, params string[] command) => (await RunMeasuredAsync(database, command)).Printed;

    /// <summary>The same, with the most memory that it had. An import some rows of which were rejected ends with 1.</summary>
    public static async Task<(string Printed, long Peak)> RunMeasuredAsync(BookDatabase database, params string[] command)
    {
        var start = Dotnet(database, command);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0L;
        for (var ended = process.WaitForExitAsync(); !ended.IsCompleted; await Task.WhenAny(ended, Task.Delay(50)))
        {
            peak = Math.Max(peak, PeakOf(process));
        }

        return process.ExitCode == 0 || (process.ExitCode == 1 && command[0] == "import")
            ? (await output, peak)
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await output}{await error}");
    }

    /// <summary>0 of one that has ended.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>An API key that sees and changes everything, for a day.</summary>
    public static Task<string> KeyAsync(BookDatabase database) => KeyAsync(database, ["--role", "ADMIN"]);

    /// <summary>An API key of these rights, for a day.</summary>
    public static async Task<string> KeyAsync(BookDatabase database, IEnumerable<string> rights) =>
        (await RunAsync(database, ["create-api-key", "--name", "benchmark", "--days", "1", .. rights])).TrimEnd().Split('\n')[^1];

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<ProgramUnderLoad> StartAsync(string ready, Func<string, ProcessStartInfo> start)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var info = start(address);
        info.RedirectStandardOutput = true;
        var started = new ProgramUnderLoad(Process.Start(info)!, address);
        // What it logs is not looked at, but its pipe must not fill.
        _ = started.process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100))
        {
            try
            {
                await client.GetStringAsync(ready);
                return started;
            }
            catch (HttpRequestException) when (!started.process.HasExited)
            {
                // Not listening yet.
            }
        }

        await started.DisposeAsync();
        throw new InvalidOperationException($"{info.FileName} {string.Join(' ', info.ArgumentList)} did not answer at {address}.");
    }

    // The connection string may have a password, which the environment does not show to others.
    private static ProcessStartInfo Dotnet(BookDatabase database, params string[] command) => new("dotnet", [Assembly(), .. command, .. Settings])
    {
        UseShellExecute = false,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = "Production", ["DOTNET_NOLOGO"] = "1",
            ["Database__Provider"] = database.Provider, ["Database__ConnectionString"] = database.Connection,
        },
    };

    // Where its own build puts it, with its own settings; the copy beside this program has this one's.
    private static string Assembly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        for (var folder = output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "B2BAccounts.sln")))
            {
                return Path.Combine(folder.FullName, "src", "B2BAccounts.Api", "bin", output.Parent!.Name, output.Name, "B2BAccounts.Api.dll");
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no checkout of the program.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
