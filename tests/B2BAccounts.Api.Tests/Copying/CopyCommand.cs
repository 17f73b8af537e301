using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;

namespace B2BAccounts.Api.Tests.Copying;

/// <summary>The command 'copy-database', run inside this process.</summary>
internal static class CopyCommand
{
    public static Task<(int Code, string Output)> RunAsync(TestDatabase from, TestDatabase to, params string[] more) =>
        RunAsync(["--from-env", Variable(from), "--to-env", Variable(to), .. more]);

    /// <summary>Exit code, and what it says on both outputs.</summary>
    public static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var commands = new CommandTree();
        commands.Add(CopyDatabaseCommand.Create(new ProgramHost(["--environment=Production"], output)), "copy-database");
        try
        {
            return (await commands.Run(["copy-database", .. arguments], output, output), output.ToString());
        }
        catch (Exception thrown) when (CommandTree.Explain(thrown) is { } told)
        {
            return (CommandTree.NothingDone, output + told);
        }
    }

    public static string Named(TestDatabase database) => $"{database.Kind}:{database.ConnectionString}";

    /// <summary>Puts its name into the environment, where a password may stand.</summary>
    public static string Variable(TestDatabase database)
    {
        var variable = $"B2B_TEST_COPY_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(variable, Named(database));
        return variable;
    }

    /// <summary>A book in a file with something in every column of every table.</summary>
    public static async Task<TestDatabase> FilledAsync()
    {
        var database = TestDatabase.NewFile();
        await using var book = await TestBook.OpenAsync(database);
        await using var db = book.Db();
        await EveryColumn.FillAsync(db);
        return database;
    }

    /// <summary>The tables' lines of a report: table, rows, hash.</summary>
    public static List<string> Tables(string output) =>
        [.. output.Split('\n').SkipWhile(l => !l.StartsWith("Table ", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.StartsWith("Total ", StringComparison.Ordinal))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => $"{w[0]} {w[1]} {w[^1]}")];
}
