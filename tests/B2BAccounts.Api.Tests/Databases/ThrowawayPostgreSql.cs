using System.Diagnostics;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>A PostgreSQL server that lives no longer than this process, however it ends: a shell beside it waits for the end of its input,
/// stops the server and removes its files.</summary>
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
          pg_ctl -D "$folder/data" -w -l "$folder/server" start \
            -o "-c listen_addresses= -k '$folder' -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        } >"$folder/start" 2>&1
        then echo "ready $folder"
        else cat "$folder"/*; echo failed
        fi
        """;

    private readonly Process shell;

    private ThrowawayPostgreSql(Process shell) => this.shell = shell;

    /// <summary>The folder of initdb and pg_ctl: on the path, or where Debian keeps them.</summary>
    public static string? Programs { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(v => int.TryParse(Path.GetFileName(v), out var n) ? n : 0).Select(v => Path.Combine(v, "bin"))
            : [])
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    public string ConnectionString { get; private set; } = "";

    public static async Task<ThrowawayPostgreSql> StartAsync()
    {
        string[] command = ["sh", "-c", Script, "sh", Programs!, Path.GetTempPath().TrimEnd('/')];
        // PostgreSQL refuses to be run by root.
        var words = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;
        var server = new ThrowawayPostgreSql(OtherProgram.Start(new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        }));
        try
        {
            server.ConnectionString = $"Host={await server.FolderAsync()};Username=postgres";
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        shell.StandardInput.Close();
        await shell.StandardOutput.ReadToEndAsync(limit.Token);
        shell.Dispose();
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
