using System.Diagnostics;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>A PostgreSQL server that lives no longer than this process, however it ends: a shell beside it waits for the end of its input,
/// stops the server and removes its files. Meanwhile it may be stopped as a crash would, and started again.</summary>
internal sealed class ThrowawayPostgreSql : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // No port, so that nobody else can take it; a socket in a folder of its own.
    private const string Script =
        """
        set -eu
        PATH=$1:$PATH
        folder=$(mktemp -d "$2/b2b-postgresql-XXXXXX")
        exec 3<&0
        {
          read -r end || :
          pg_ctl -D "$folder/data" -m immediate stop || :
          rm -rf "$folder"
          echo gone >&4
        } <&3 4>&1 >/dev/null 2>&1 &
        if { initdb -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync &&
          cat >>"$folder/data/postgresql.conf" <<SETTINGS &&
        listen_addresses = ''
        unix_socket_directories = '$folder'
        max_connections = 300
        fsync = off
        synchronous_commit = $3
        full_page_writes = off
        SETTINGS
          pg_ctl -D "$folder/data" -w -l "$folder/server" start
        } >"$folder/start" 2>&1
        then echo "ready $folder"
        else cat "$folder"/*; echo failed
        fi
        """;

    private readonly Process shell;
    private string folder = "";

    private ThrowawayPostgreSql(Process shell) => this.shell = shell;

    /// <summary>The folder of initdb and pg_ctl: on the path, or where Debian keeps them.</summary>
    public static string? Programs { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(v => int.TryParse(Path.GetFileName(v), out var n) ? n : 0).Select(v => Path.Combine(v, "bin"))
            : [])
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    public string ConnectionString => $"Host={folder};Username=postgres;Password=never-told";

    /// <param name="keepsWhatItCommits">What it has committed outlives a stop at once. The machine itself is not expected to fail.</param>
    public static async Task<ThrowawayPostgreSql> StartAsync(bool keepsWhatItCommits = false)
    {
        var words = AsItsUser("sh", "-c", Script, "sh", Programs!, Path.GetTempPath().TrimEnd('/'), keepsWhatItCommits ? "on" : "off");
        var server = new ThrowawayPostgreSql(OtherProgram.Start(new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        }));
        try
        {
            server.folder = await server.FolderAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server as a crash of all its processes would: nothing is finished, nothing is written.</summary>
    public Task StopAtOnceAsync() => ControlAsync("-m", "immediate", "stop");

    /// <summary>Starts the stopped server, which finds out first what it had committed.</summary>
    public Task StartAgainAsync() => ControlAsync("-l", $"{folder}/server", "start");

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        shell.StandardInput.Close();
        await shell.StandardOutput.ReadToEndAsync(limit.Token);
        shell.Dispose();
    }

    // PostgreSQL refuses to be run by root.
    private static string[] AsItsUser(params string[] command) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;

    private async Task ControlAsync(params string[] order)
    {
        var words = AsItsUser([Path.Combine(Programs!, "pg_ctl"), "-D", $"{folder}/data", "-w", .. order]);
        var (code, output) = await Task.Run(() => OtherProgram.Run(words[0], words[1..]));
        Assert.True(code == 0, output);
    }

    private async Task<string> FolderAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var said = new List<string>();
        while (await shell.StandardOutput.ReadLineAsync(limit.Token) is { } line && line != "failed")
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                return line["ready ".Length..];
            }

            said.Add(line);
        }

        throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', said)}");
    }
}
