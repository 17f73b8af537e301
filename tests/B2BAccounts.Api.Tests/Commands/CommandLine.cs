using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Commands;

/// <summary>Runs the program as a process of its own, as its users do.</summary>
internal sealed class CommandLine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private CommandLine(TestDatabase database) => Database = database;

    /// <summary>Each process keeps its book in it.</summary>
    public TestDatabase Database { get; }

    /// <summary>Each process runs in it.</summary>
    public string Folder => Database.Folder;

    /// <summary>Takes the database over.</summary>
    public static async Task<CommandLine> OpenAsync(TestDatabase? database = null) => new(database ?? await TestDatabase.MakeAsync());

    /// <summary>With a book of a real file of 2,466 invoices of 100 customers, in dollars.</summary>
    public static async Task<CommandLine> OpenWithIbmInvoicesAsync()
    {
        var program = await OpenAsync();
        program.Variables["Business__BaseCurrency"] = "USD";
        var file = Path.Combine(program.Folder, "ibm.csv");
        File.Copy(SharedData.Find("receivables/ibm-accounts-receivable.csv"), file);
        var (code, _, error) = await program.Run("import", "invoices", file, "--map", Repository.File("docs/samples/ibm-invoices.map.json"));
        Assert.Equal(("", 0), (error, code));
        return program;
    }

    public async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>More variables of each process's environment; null takes one away.</summary>
    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Folder,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_NOLOGO"] = "1" },
        };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var (key, value) in Database.Settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        foreach (var (key, value) in Variables)
        {
            start.Environment.Remove(key);
            if (value is not null)
            {
                start.Environment[key] = value;
            }
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>A server on a free port that lets a caller ask as fast as he can, and a client that calls it by a key. The caller ends both.</summary>
    public async Task<(Process Server, HttpClient Client)> ServeAsync(string key)
    {
        var server = Start("--urls", "http://127.0.0.1:0", "--Http:Limits:PrincipalPerSecond=0", "--Http:Limits:AddressPerSecond=0", "--Http:Limits:ConcurrentPerPrincipal=0");
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Regex.Match(line, @"http://127\.0\.0\.1:\d+", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } address)
            {
                _ = server.StandardOutput.ReadToEndAsync();
                return (server, new HttpClient { BaseAddress = new Uri(address.Value), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } });
            }
        }

        throw new InvalidOperationException($"The server did not start: {await server.StandardError.ReadToEndAsync()}");
    }

    /// <summary>A process that has begun its work and goes on; one that ends before is not waited for.</summary>
    public async Task<Process> StartAsync(Func<Task<bool>> hasBegun, params string[] arguments)
    {
        var process = Start(arguments);
        while (!await hasBegun() && !process.HasExited)
        {
            await Task.Delay(1);
        }

        return process;
    }

    /// <summary>
    /// Kills a process (SIGKILL) in the middle of its work: it must not have come to its end. Returns when the database has nobody left who works
    /// for it: a server ends the statement that it is in, and may commit, before it sees that its client is gone.
    /// </summary>
    public async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode > 128, $"The process ended by itself with {process.ExitCode}, before it was killed.");
        using var limit = new CancellationTokenSource(Patience);
        while (Database.Kind == DatabaseKind.PostgreSql
            && await Database.AskAsync("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()") is not ["0"])
        {
            await Task.Delay(20, limit.Token);
        }
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
