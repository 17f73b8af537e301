using System.Globalization;
using System.Text;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.GraphQL.Http.Tests.Fuzz;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>Attacks on the running program by callers who see a part of the book. API_FUZZ says how many requests, API_FUZZ_SEED which.</summary>
public sealed class ApiFuzzTests
{
    private const int Connections = 4;

    [DatabaseFact]
    public async Task No_request_brings_a_caller_what_others_have_or_the_server_down()
    {
        var (count, seed) = (Number("API_FUZZ", 10_000), Number("API_FUZZ_SEED", 1));
        await using var database = await TestDatabase.MakeAsync();
        var schema = FilledDemo.Contract.Schema;
        var book = await MarkedBook.MakeAsync(database, schema.PossibleTypes(schema.Type("Node")!).Select(t => t.Name));
        Assert.True(book.Accounts.Count(a => a.Manager == MarkedBook.Manager) is > 10 and var mine && mine * 2 < book.Accounts.Count, $"{book.Accounts.Count}");
        await using var program = await RunningProgram.OnAsync(database, "--Logging:LogLevel:Default=None", $"--Security:AttemptsPerAddress={count}");
        Attacker[] attackers =
        [
            Attacker.Manager(await KeyAsync(program, new RightsInput(Role.Manager) { Manager = MarkedBook.Manager }), book),
            Attacker.Customer(await KeyAsync(program, new RightsInput(Role.Customer) { Accounts = [book.Own.Number] }), book),
            Attacker.SalesTool(await KeyAsync(program, new RightsInput(Role.SalesTool)), book),
            Attacker.Nobody(book),
        ];
        var check = new LeakCheck(book);
        var tallies = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(() =>
            SendAsync(program.Client.BaseAddress!, attackers, Of(attackers, new Random((seed * Connections) + i)), new Random(seed + (i * 7)), count / Connections, check))));

        AttackRequests[] Of(Attacker[] all, Random random) => [.. all.Select(a => new AttackRequests(random, schema, book, a))];

        var statuses = tallies.SelectMany(t => t).GroupBy(t => t.Key).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Sum(t => t.Value)}");
        var summary = $"{count} requests, {check.WithData} answers with data, {check.OwnMarks} marks that their callers may see; {string.Join(", ", statuses)}";
        TestContext.Current.TestOutputHelper?.WriteLine(summary);

        // Without these the test would look at nothing.
        Assert.True(check.WithData > 0.3 * count && check.OwnMarks > count / 2, summary);
        Assert.Equal("alive", await program.Stranger.GetStringAsync("/health/live"));
        Assert.True((await program.QueryAsync("{ accounts { totalCount } }")).GetProperty("accounts").GetProperty("totalCount").GetInt32() >= book.Accounts.Count);
    }

    private static async Task<Dictionary<int, int>> SendAsync(Uri address, Attacker[] attackers, AttackRequests[] requests, Random random, int count, LeakCheck check)
    {
        var tally = new Dictionary<int, int>();
        RawConnection? connection = null;
        for (var i = 0; i < count; i++)
        {
            var who = random.Next(20) switch { < 8 => 0, < 14 => 1, < 19 => 2, _ => 3 };
            var (attacker, (request, isChange)) = (attackers[who], requests[who].Next());
            try
            {
                connection ??= await RawConnection.OpenAsync(address);
                await connection.SendAsync(request.Bytes, thenNothingMore: !request.IsFramed);
                var (answers, closes) = (0, false);
                while (!(request.IsFramed && answers > 0) && await connection.ReadAsync(request.IsHead && answers == 0) is { } answer)
                {
                    (answers, closes) = (answers + 1, answer.ClosesConnection);
                    tally[answer.Status] = tally.GetValueOrDefault(answer.Status) + 1;
                    Assert.True(check.Wrong(attacker, request, isChange, answer) is not { } wrong, $"{check.Wrong(attacker, request, isChange, answer)}, asked by {attacker.Name}: {answer.Status} {Shown(answer)}\nThe request was:\n{request}");
                }

                Assert.True(answers > 0 || !request.IsFramed, $"Closed without an answer:\n{request}");
                if (!request.IsFramed || closes)
                {
                    connection.Dispose();
                    connection = null;
                }
            }
            catch (InvalidDataException) when (!request.IsFramed)
            {
                // Whoever ends his half of the connection is taken to be gone, and what is being answered in parts is given up.
                connection?.Dispose();
                connection = null;
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{problem.GetType().Name}: {problem.Message}\nThe request was:\n{request}");
            }
        }

        connection?.Dispose();
        return tally;
    }

    private static string Shown(RawAnswer answer) => Encoding.UTF8.GetString(answer.Body) is { Length: > 6000 } text ? text[..6000] : Encoding.UTF8.GetString(answer.Body);

    private static Task<string> KeyAsync(RunningProgram program, RightsInput rights) =>
        program.Services.GetRequiredService<CreateApiKey>().HandleAsync(new CreateApiKeyInput("attacker", rights, Days: 1), default);

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
