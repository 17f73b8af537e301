using System.Net.Http.Headers;
using System.Text.Json;
using B2BAccounts.Api.Generation;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>
/// What the rules of rows cost a list: the same pages of accounts for one who sees the whole book and is under no rule, for one who sees it
/// all by his regions, and for one whose regions have about a tenth of it.
/// </summary>
internal sealed class RowRules(BookDatabase database, ProgramUnderLoad program, int seconds)
{
    private const int WarmUpSeconds = 15;
    private const int Connections = 8;
    private const int Page = 50;
    private const int Rounds = 3;

    private const string AccountList = """
        query RuledAccounts($industry: String!, $status: AccountStatus!, $page: Int!) {
          accounts(first: $page, where: { industry: { eq: $industry }, status: { eq: $status } }, order: [{ legalName: ASC }]) {
            nodes { number legalName status grade manager lastPurchaseOn credit { limit { amount { amount currency } } } } pageInfo { hasNextPage } } }
        """;

    private static readonly List<string> Bodies =
    [
        .. GeneratedIndustry.All.SelectMany(i => new[] { "CUSTOMER", "DORMANT", "PROSPECT" }
            .Select(status => JsonSerializer.Serialize(new { query = AccountList, variables = new { industry = i.Isic, status, page = Page } }))),
    ];

    public async Task MeasureAsync()
    {
        var regions = await database.ReadAsync(
            """SELECT "Region", COUNT(*) FROM "Accounts" GROUP BY "Region" ORDER BY COUNT(*), "Region" """, row => (Name: row.GetString(0), Accounts: row.GetInt64(1)));
        var callers = new (string Name, string Key)[]
        {
            ("ADMIN", await ProgramUnderLoad.KeyAsync(database)),
            ("MANAGER, all", await ManagerAsync(regions.Select(r => r.Name))),
            ("MANAGER, a tenth", await ManagerAsync(Tenth(regions))),
        };
        var looks = new List<(int Seen, double Rows, string Said)>();
        foreach (var (_, key) in callers)
        {
            looks.Add(await LookAsync(key));
            await LoadAsync(key, WarmUpSeconds);
        }

        if (looks[1].Said != looks[0].Said)
        {
            throw new InvalidOperationException("Who sees all accounts by his regions was answered other pages than who sees the whole book.");
        }

        // In turns, so that what else the machine does meets all alike.
        var rounds = new List<(LoadFigures Figures, double Processor)[]>();
        for (var round = 0; round < Rounds; round++)
        {
            var figures = new List<(LoadFigures Figures, double Processor)>();
            foreach (var (_, key) in callers)
            {
                figures.Add(await LoadAsync(key, seconds));
            }

            rounds.Add([.. figures]);
        }

        Console.WriteLine($"\n{Scenario.RowRules,-18}{"accounts",9}{"rows/page",11}{"req/s",9}{"p50 ms",9}{"p99 ms",9}{"CPU ms",9}{"ratio",8}{"of CPU",8}   median of {Rounds}");
        var medians = Enumerable.Range(0, callers.Length).Select(i => rounds.Select(r => r[i]).OrderBy(f => f.Figures.Rate).ElementAt(Rounds / 2)).ToList();
        for (var i = 0; i < callers.Length; i++)
        {
            var (figures, processor) = medians[i];
            Console.WriteLine(
                $"{callers[i].Name,-18}{looks[i].Seen,9:N0}{looks[i].Rows,11:0.0}{figures.Rate,9:0.0}{figures.Half,9:0.00}{figures.Most,9:0.00}{processor,9:0.00}"
                + $"{figures.Rate / medians[0].Figures.Rate,8:0.00}{medians[0].Processor / processor,8:0.00}");
        }
    }

    private async Task<(LoadFigures Figures, double Processor)> LoadAsync(string key, int seconds)
    {
        var before = program.ProcessorTime;
        var figures = await Wrk.RunAsync($"{program.Address}/graphql", Bodies, Connections, seconds, key);
        return (figures, (program.ProcessorTime - before).TotalMilliseconds / figures.Requests);
    }

    private Task<string> ManagerAsync(IEnumerable<string> regions) =>
        ProgramUnderLoad.KeyAsync(database, ["--role", "MANAGER", .. regions.SelectMany(r => new[] { "--region", r })]);

    // The smallest regions whose accounts together are a tenth of the book.
    private static List<string> Tenth(List<(string Name, long Accounts)> regions)
    {
        var (chosen, seen) = (new List<string>(), 0L);
        foreach (var (name, accounts) in regions.TakeWhile(_ => seen * 10 < regions.Sum(r => r.Accounts)))
        {
            chosen.Add(name);
            seen += accounts;
        }

        return chosen;
    }

    /// <summary>How many accounts the caller sees, how many a page has on average, and all pages.</summary>
    private async Task<(int Seen, double Rows, string Said)> LookAsync(string key)
    {
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var count = await Answers.AskAsync(client, "/graphql", JsonSerializer.Serialize(new { query = "{ accounts { totalCount } }" }));
        var (rows, said) = (0, new List<string>());
        foreach (var body in Bodies)
        {
            using var answer = await Answers.AskAsync(client, "/graphql", body);
            rows += answer.RootElement.GetProperty("data").GetProperty("accounts").GetProperty("nodes").GetArrayLength();
            said.Add(answer.RootElement.GetRawText());
        }

        return (count.RootElement.GetProperty("data").GetProperty("accounts").GetProperty("totalCount").GetInt32(), (double)rows / Bodies.Count, string.Join('\n', said));
    }
}
