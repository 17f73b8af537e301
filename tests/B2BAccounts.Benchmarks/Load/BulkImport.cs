using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// Invoices from a CSV file through the program's import, and the same rows as stored through the database's own loader into a table of the
/// same columns and indexes.
/// </summary>
internal static partial class BulkImport
{
    // A prime, so that days and amounts come in no order.
    private const long Step = 7_919;

    public static async Task<string> RunAsync(BookDatabase database, int accounts, int rows, string run)
    {
        var folder = Directory.CreateTempSubdirectory("book-import-");
        try
        {
            var file = Path.Combine(folder.FullName, "invoices.csv");
            await File.WriteAllLinesAsync(file, Lines(accounts, rows, run));
            var watch = Stopwatch.StartNew();
            var printed = await ProgramUnderLoad.RunAsync(database, "import", "invoices", file);
            var whole = rows / watch.Elapsed.TotalSeconds;
            var ours = Rate().Match(printed) is { Success: true } found && printed.Contains(" 0 rejected", StringComparison.Ordinal)
                ? double.Parse(found.Groups["rate"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"The import failed: {printed}");
            var said = $"{Scenario.Import,-18}{rows:N0} invoices: program {ours:N0} rows/s ({whole:N0} with its start)";
            return await LoaderAsync(database, folder.FullName, rows, run) is { } floor
                ? $"{said}, {Loader(database)} {floor:N0} rows/s, ratio {ours / floor:0.00}"
                : $"{said}; {database.Provider}'s own loader is not measured";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Lines(int accounts, int rows, string run)
    {
        yield return "account,number,date,due,currency,amount";
        var customers = BookLoad.Customers(accounts).ToList();
        var last = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        for (var i = 0L; i < rows; i++)
        {
            var day = last.AddDays(-(int)(i * Step % 700));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{customers[(int)(i % customers.Count)]},{run}-{i:0000000},{day:yyyy-MM-dd},{day.AddDays(30):yyyy-MM-dd},CNY,{1 + (i * Step % 99_999)}.{i % 100:00}");
        }
    }

    private static string Loader(BookDatabase database) => database.IsSqlite ? "sqlite3 .import" : "psql COPY";

    private static async Task<double?> LoaderAsync(BookDatabase database, string folder, int rows, string run)
    {
        var (stored, raw) = (Path.Combine(folder, "stored.csv"), Path.Combine(folder, "raw.db"));
        switch (database.Provider)
        {
            case "Sqlite":
                var book = DataSource().Match(database.Connection).Groups["file"].Value;
                await ShellAsync("sqlite3", ["-csv", book], [], $"""
                    .output {stored}
                    SELECT * FROM "Invoices" WHERE "Number" LIKE '{run}-%';
                    """);
                var tables = await database.ReadAsync(
                    """SELECT sql FROM sqlite_master WHERE tbl_name = 'Invoices' AND sql IS NOT NULL ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END""", row => row.GetString(0));
                await ShellAsync("sqlite3", [raw], [], $"PRAGMA journal_mode = WAL; {string.Join("; ", tables)};");
                return await TimeAsync("sqlite3", [raw], [], $"""
                    PRAGMA synchronous = FULL;
                    .mode csv
                    .import {stored} Invoices
                    """, rows);
            case "PostgreSql":
                var psql = new[] { "-q", "-v", "ON_ERROR_STOP=1" };
                var connection = PsqlVariables(database.Connection);
                await ShellAsync("psql", psql, connection, $"""
                    SET client_min_messages = warning;
                    DROP TABLE IF EXISTS raw_invoices;
                    CREATE TABLE raw_invoices (LIKE "Invoices" INCLUDING DEFAULTS INCLUDING INDEXES);
                    \copy (SELECT * FROM "Invoices" WHERE "Number" LIKE '{run}-%') TO '{stored}' CSV
                    """);
                var rate = await TimeAsync("psql", psql, connection, $@"\copy raw_invoices FROM '{stored}' CSV", rows);
                await ShellAsync("psql", psql, connection, "DROP TABLE raw_invoices;");
                return rate;
            default:
                return null;
        }
    }

    private static async Task<double> TimeAsync(string program, string[] arguments, Dictionary<string, string> variables, string script, int rows)
    {
        var watch = Stopwatch.StartNew();
        await ShellAsync(program, arguments, variables, script);
        return rows / watch.Elapsed.TotalSeconds;
    }

    private static async Task ShellAsync(string program, string[] arguments, Dictionary<string, string> variables, string script)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.StandardInput.WriteLineAsync(script);
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        await output;
        if (shell.ExitCode != 0 || await error is { Length: > 0 })
        {
            throw new InvalidOperationException($"{program} ended with {shell.ExitCode}: {await error}");
        }
    }

    // What psql reads from its environment, which shows a password to nobody.
    private static Dictionary<string, string> PsqlVariables(string connection)
    {
        var parts = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connection };
        return new[] { ("Host", "PGHOST"), ("Port", "PGPORT"), ("Database", "PGDATABASE"), ("Username", "PGUSER"), ("Password", "PGPASSWORD") }
            .Where(k => parts.ContainsKey(k.Item1)).ToDictionary(k => k.Item2, k => $"{parts[k.Item1]}", StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\((?<rate>[0-9,]+) rows/s\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex("Data Source=(?<file>[^;]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex DataSource();
}
