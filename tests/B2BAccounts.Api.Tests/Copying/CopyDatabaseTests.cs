using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.Data.Sqlite;

namespace B2BAccounts.Api.Tests.Copying;

public sealed class CopyDatabaseTests
{
    private static readonly (string Table, string Change)[] Changes =
    [
        ("Accounts", """ "LegalName" = ' 0' WHERE "Id" = 5000003 """),
        ("Accounts", """ "City" = '' WHERE "Id" = 5000001 """),
        ("Accounts", """ "ParentId" = NULL WHERE "Id" = 5000000 """),
        ("Accounts", """ "Latitude" = 0.3 WHERE "Id" = 5000000 """),
        ("Accounts", """ "Terms_NetDays" = 1 WHERE "Id" = 5000003 """),
        ("Accounts", """ "Terms_EndOfMonth" = '1' WHERE "Id" = 5000003 """),
        ("AccountProfiles", """ "ValidFrom" = '2026-04-01' WHERE "Id" = 5000000 """),
        ("Invoices", """ "Amount" = "Amount" + 1 WHERE "Id" = 5000000 """),
        ("Invoices", """ "RecordedAt" = '2026-03-31 09:15:26.123457' WHERE "Id" = 5000000 """),
        ("FxRates", """ "Rate" = '0.500000000001' WHERE "Id" = 5000000 """),
        ("OpenDocuments", """ "Kind" = 'REFUND' WHERE "DocumentId" = 5000000 """),
        ("KeyBlocks", """ "Next" = "Next" + 1 WHERE "Name" = 'Policy' """),
        ("UsedKeys", """ "ResultId" = 43 WHERE "ResultId" = 42 """),
    ];

    [DatabaseFact]
    public async Task A_book_with_something_in_every_column_comes_back_byte_for_byte()
    {
        await using var source = await CopyCommand.FilledAsync();
        await using var between = await TestDatabase.MakeAsync();
        await using var back = TestDatabase.NewFile();
        var (code, there) = await CopyCommand.RunAsync(source, between);
        Assert.True(code == 0, there);
        (code, var again) = await CopyCommand.RunAsync(between, back);
        Assert.True(code == 0, again);
        var tables = CopyCommand.Tables(there);
        Assert.Equal(CopyCommand.Tables(again), tables);
        Assert.All(tables, t => Assert.InRange(int.Parse(t.Split(' ')[1]), EveryColumn.Rows, 100));

        // By another means: what SQLite itself says is in the two files, with the kind of each value.
        var before = await StoredAsync(source);
        Assert.Equal(tables.Count, before.Count);
        Assert.Equal(before, await StoredAsync(back));
        (code, var compared) = await CopyCommand.RunAsync(source, back, "--verify-only");
        Assert.True(code == 0, compared);
        Assert.Equal(tables, CopyCommand.Tables(compared));
    }

    [DatabaseFact]
    public async Task A_single_changed_value_of_whatever_type_is_found_and_its_table_named()
    {
        await using var source = await CopyCommand.FilledAsync();
        await using var copy = await TestDatabase.MakeAsync();
        var (code, output) = await CopyCommand.RunAsync(source, copy);
        Assert.True(code == 0, output);
        var (changed, hashes) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (table, change) in Changes)
        {
            await copy.ChangeRowAsync($"""UPDATE "{table}" SET {change}""");
            changed.Add(table);
            (code, output) = await CopyCommand.RunAsync(source, copy, "--verify-only");
            Assert.Equal(1, code);
            var differing = output.Split('\n').Where(l => l.Contains(" differs from ", StringComparison.Ordinal)).ToList();
            Assert.Equal(changed, differing.Select(l => l.Split(' ')[0]).Order(StringComparer.Ordinal));
            Assert.True(hashes.Add(differing.Single(l => l.StartsWith($"{table} ", StringComparison.Ordinal))), $"Not found: {table} SET {change}");
        }

        await copy.ChangeRowAsync("""DELETE FROM "Refunds" WHERE "Id" = 5000001""");
        (code, output) = await CopyCommand.RunAsync(source, copy, "--verify-only");
        Assert.Equal(1, code);
        Assert.Contains("Refunds: 4 rows in the source, 3 in the target", output, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task A_target_with_rows_is_refused_and_left_alone()
    {
        await using var source = await CopyCommand.FilledAsync();
        await using var other = await TestDatabase.MakeAsync();
        await (await Persistence.TestBook.OpenAsync(other)).DisposeAsync();
        var (code, output) = await CopyCommand.RunAsync(source, other);
        Assert.Equal(2, code);
        Assert.Contains("--to: The", output, StringComparison.Ordinal);
        Assert.Contains("is not empty: its table", output, StringComparison.Ordinal);
        await (await Persistence.TestBook.OpenAsync(other)).DisposeAsync();
    }

    [Fact]
    public async Task What_cannot_be_copied_is_told_with_its_side_and_without_its_password()
    {
        await using var source = await CopyCommand.FilledAsync();
        await using var target = TestDatabase.NewFile();
        var (from, to) = (CopyCommand.Named(source), CopyCommand.Named(target));
        var noServer = $"B2B_TEST_COPY_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(noServer, "PostgreSql:Host=127.0.0.1;Port=1;Database=book;Username=u;Password=hush");
        (string[] Arguments, string Says)[] cases =
        [
            ([], "--from and --to are the same database file"),
            (["--from", from, "--to", from], "--from and --to are the same database file"),
            (["--from", "hush.db", "--to", to], "--from must be a provider (Sqlite, SqlServer, PostgreSql), a colon and a connection string, such as"),
            (["--from", from, "--to", "Oracle:Password=hush"], "--to must be a provider"),
            (["--from", from, "--to", "PostgreSql:Database=book;Password=hush"], "--to: Database:ConnectionString names no Host"),
            (["--from", from, "--to", "PostgreSql:Host=h;Database=book;Passwort=hush"], "--to: Database:ConnectionString cannot be read"),
            (["--from", from, "--to", "PostgreSql:Host=127.0.0.1;Port=1;Database=book;Username=u;Password=hush"], "--to has a secret on the command line, where other users of the machine can read it in the list of processes. Give it as an environment variable that --to-env names."),
            (["--from", "SqlServer:Server=127.0.0.1;Database=book;UID=u;pwd='hush'", "--to", to], "--from has a secret on the command line"),
            (["--from", from, "--to-env", noServer], "--to: The PostgreSQL database book on 127.0.0.1:1 cannot be opened"),
            (["--from", from, "--to-env", "NO_SUCH_VARIABLE"], "--to-env is 'NO_SUCH_VARIABLE', which is no variable of the environment."),
            (["--from", from, "--to", to, "--to-env", noServer], "--to and --to-env are both given"),
            (["--from", $"Sqlite:Data Source={target.Folder}/none/no.db", "--to", to], "holds no book; it lacks"),
        ];
        foreach (var (arguments, says) in cases)
        {
            var (code, output) = await CopyCommand.RunAsync(arguments);
            Assert.Equal(2, code);
            Assert.Contains(says, output, StringComparison.Ordinal);
            Assert.DoesNotContain("hush", output, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(Path.Combine(target.Folder, "none")));
    }

    private static async Task<SortedDictionary<string, List<string>>> StoredAsync(TestDatabase file)
    {
        Assert.Equal(DatabaseKind.Sqlite, file.Kind);
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in await file.AskAsync("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"))
        {
            var columns = await file.AskAsync($"SELECT name FROM pragma_table_info('{table}')");
            var row = string.Join(" || ', ' || ", columns.Select(c => $"typeof(\"{c}\") || ' ' || quote(\"{c}\")"));
            tables[table] = await file.AskAsync($"SELECT {row} FROM \"{table}\" ORDER BY 1");
        }

        SqliteConnection.ClearAllPools();
        return tables;
    }
}
