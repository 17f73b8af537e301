using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using B2BAccounts.Api.Generation;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// What the program does with a generated book a second, beside a bare endpoint with hand-written SQL on the same database, whose answers
/// are compared first.
/// </summary>
internal static class BookLoad
{
    // As long as .NET takes to compile with all its optimizations what runs often.
    private const int WarmUpSeconds = 15;
    private const long Seed = 1;

    // A prime, so that accounts come in no order.
    private const long Step = 7_919;

    public static async Task<int> RunAsync(string[] arguments)
    {
        BookLoadOptions options;
        BookDatabase database;
        try
        {
            options = BookLoadOptions.Parse(arguments);
            database = new BookDatabase(options.Provider, options.Connection);
        }
        catch (WrongOption wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }

        Console.Write(await ProgramUnderLoad.RunAsync(
            database, "generate", "--accounts", options.Accounts.ToString(CultureInfo.InvariantCulture), "--seed", Seed.ToString(CultureInfo.InvariantCulture)));
        // Numbers of documents must differ from those of earlier runs on the same book.
        var run = $"B{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";
        var measured = options.Scenarios.Where(s => s is not (Scenario.Import or Scenario.RowRules)).ToList();
        if (measured.Count > 0)
        {
            await MeasureAsync(database, options, measured, run);
        }

        if (options.Scenarios.Contains(Scenario.RowRules))
        {
            await using var program = await ProgramUnderLoad.ServeAsync(database);
            await DayChangeAsync(database);
            await new RowRules(database, program, options.Seconds).MeasureAsync();
        }

        if (options.Scenarios.Contains(Scenario.Import))
        {
            Console.WriteLine(await BulkImport.RunAsync(database, options.Accounts, options.Rows, run));
        }

        return 0;
    }

    /// <summary>Numbers of the accounts that buy, in no order: whom invoices go to.</summary>
    public static IEnumerable<string> Customers(int accounts)
    {
        var plan = new GenerationPlan(accounts, Seed, default, "");
        return Enumerable.Range(0, accounts).Select(k => 1 + (int)(k * Step % accounts)).Where(i => GeneratedCustomer.IsOne(plan, i)).Select(GenerationPlan.Number);
    }

    private static async Task MeasureAsync(BookDatabase database, BookLoadOptions options, List<string> measured, string run)
    {
        await using var program = await ProgramUnderLoad.ServeAsync(database);
        await DayChangeAsync(database);
        await using var floor = await ProgramUnderLoad.FloorAsync(database);
        var key = await ProgramUnderLoad.KeyAsync(database);
        using var ours = new HttpClient { BaseAddress = new Uri(program.Address) };
        ours.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var bare = new HttpClient { BaseAddress = new Uri(floor.Address) };
        var scenarios = new Scenarios(database, ours, options.Accounts);
        Console.WriteLine(
            $"{database.Provider}, {options.Accounts:N0} accounts, {options.Seconds} s each\n{"",-18}{"req/s",9}{"p50 ms",9}{"p99 ms",9}{"KB/req",9}{"CPU ms",9}"
            + $"{"floor/s",10}{"p50 ms",9}{"p99 ms",9}{"CPU ms",9}{"ratio",8}");
        foreach (var name in measured)
        {
            await Answers.CompareAsync(ours, bare, await scenarios.OfAsync(name, $"{run}c"));
            await LoadAsync(program, await scenarios.OfAsync(name, $"{run}pw"), key, WarmUpSeconds);
            await LoadAsync(floor, await scenarios.OfAsync(name, $"{run}fw"), key: null, WarmUpSeconds);
            var (load, bytes) = await AllocatedBytes.DuringAsync(
                program.Id, async () => await LoadAsync(program, await scenarios.OfAsync(name, $"{run}p"), key, options.Seconds));
            var beside = await LoadAsync(floor, await scenarios.OfAsync(name, $"{run}f"), key: null, options.Seconds);
            Console.WriteLine(
                $"{name,-18}{load.Figures.Rate,9:0.0}{load.Figures.Half,9:0.00}{load.Figures.Most,9:0.00}{bytes / load.Figures.Requests / 1_000,9:0.0}{load.Processor,9:0.00}"
                + $"{beside.Figures.Rate,10:0.0}{beside.Figures.Half,9:0.00}{beside.Figures.Most,9:0.00}{beside.Processor,9:0.00}{load.Figures.Rate / beside.Figures.Rate,8:0.00}");
        }
    }

    // The server grades, sets limits and looks for prospects when it meets a new day; what is measured comes after that.
    internal static async Task DayChangeAsync(BookDatabase database)
    {
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var waited = Stopwatch.StartNew();
        while (!(await database.ReadAsync("""SELECT "Value" FROM "Settings" WHERE "Name" = 'DayChange.LastDay'""", row => row.GetString(0))).Contains(today))
        {
            await Task.Delay(200);
        }

        Console.WriteLine($"Graded and looked for prospects, waited {waited.Elapsed.TotalSeconds:N0} s.");
    }

    /// <param name="target">What is measured.</param>
    /// <param name="scenario">What is sent.</param>
    /// <param name="key">The API key that the program is sent; the bare endpoint asks for none.</param>
    /// <param name="seconds">How long.</param>
    private static async Task<(LoadFigures Figures, double Processor)> LoadAsync(ProgramUnderLoad target, Scenario scenario, string? key, int seconds)
    {
        var (address, before) = ($"{target.Address}/{(key is null ? scenario.Name : "graphql")}", target.ProcessorTime);
        var figures = await Wrk.RunAsync(address, scenario.Pairs.Select(p => key is null ? p.Floor : p.Program), scenario.Connections, seconds, key);
        return (figures, (target.ProcessorTime - before).TotalMilliseconds / figures.Requests);
    }
}
