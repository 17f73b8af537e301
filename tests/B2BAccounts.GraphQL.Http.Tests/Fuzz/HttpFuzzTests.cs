using System.Globalization;
using System.Text;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Http.Tests.Fuzz;

/// <summary>Damaged requests over real connections. HTTP_FUZZ says how many, HTTP_FUZZ_SEED which.</summary>
public sealed class HttpFuzzTests
{
    private const int Connections = 4;

    private static readonly RawRequest Probe = new(
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 21\r\n\r\n{\"query\":\"{ hello }\"}"u8.ToArray(), IsFramed: true);

    [Fact]
    public async Task Every_damaged_request_is_answered_or_its_connection_closed_and_nothing_breaks()
    {
        var count = Number("HTTP_FUZZ", 5_000);
        var seed = Number("HTTP_FUZZ_SEED", 1);
        await using var endpoint = await Endpoint.StartAsync(o => o.MaxBodyBytes = 80_000, onSocket: true, timeLimit: TimeSpan.FromSeconds(5));
        var tallies = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i =>
            Task.Run(() => SendAsync(endpoint.Address, new Random((seed * Connections) + i), count / Connections))));

        var statuses = tallies.SelectMany(t => t).GroupBy(t => t.Key).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Sum(t => t.Value)}");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", statuses));

        // Kestrel calls a body that nobody reads and that cannot be read either an error of its own.
        var errors = endpoint.Log.Lines.Where(l =>
            !l.StartsWith("Warning", StringComparison.Ordinal) && !l.Contains("automatic draining of the request body failed", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        using var connection = await RawConnection.OpenAsync(endpoint.Address);
        await ProbeAsync(connection, Probe);
    }

    /// <returns>How many answers had each status.</returns>
    private static async Task<Dictionary<int, int>> SendAsync(Uri address, Random random, int count)
    {
        var mutator = new RequestMutator(random);
        var tally = new Dictionary<int, int>();
        RawConnection? connection = null;
        for (var i = 0; i < count; i++)
        {
            var request = mutator.Next();
            try
            {
                connection ??= await RawConnection.OpenAsync(address);
                if (!await AnsweredAsync(connection, request, tally))
                {
                    connection.Dispose();
                    connection = null;
                }
                else if (random.Next(8) == 0)
                {
                    await ProbeAsync(connection, request);
                }
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{problem.GetType().Name}: {problem.Message}\nThe request was:\n{request}");
            }
        }

        connection?.Dispose();
        return tally;
    }

    /// <returns>Whether the connection is good for another request.</returns>
    private static async Task<bool> AnsweredAsync(RawConnection connection, RawRequest request, Dictionary<int, int> tally)
    {
        await connection.SendAsync(request.Bytes, thenNothingMore: !request.IsFramed);
        RawAnswer? answer;
        var answers = 0;
        while ((answer = await connection.ReadAsync(request.IsHead && answers == 0)) is not null)
        {
            answers++;
            Check(answer, request);
            tally[answer.Status] = tally.GetValueOrDefault(answer.Status) + 1;
            if (request.IsFramed)
            {
                return !answer.ClosesConnection;
            }
        }

        Assert.True(answers > 0 || !request.IsFramed, $"Closed without an answer:\n{request}");
        return false;
    }

    private static void Check(RawAnswer answer, RawRequest request)
    {
        var shown = $"{answer.Status} {answer.ContentType} {Encoding.UTF8.GetString(answer.Body)}\nThe request was:\n{request}";

        // 505 is the server's word on versions of HTTP that it does not speak.
        Assert.True(answer.Status is < 500 or 505, shown);
        var isOurs = answer.Headers.ContainsKey("X-Content-Type-Options");
        if (answer.Body.Length == 0)
        {
            Assert.True(request.IsHead || !isOurs || answer.Status is 204 or 304, shown);
            return;
        }

        var isJson = answer.ContentType?.Contains("json", StringComparison.Ordinal) == true;
        Assert.True(isJson || answer.Status == 200, shown);
        if (!isJson)
        {
            return;
        }

        Assert.True(isOurs, shown);
        using var json = JsonDocument.Parse(answer.Body);
        var entries = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [json.RootElement];
        Assert.NotEmpty(entries);
        Assert.All(entries, e => Assert.True(e.TryGetProperty("data", out _) || e.GetProperty("errors").GetArrayLength() > 0, shown));
        Assert.DoesNotContain("   at ", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task ProbeAsync(RawConnection connection, RawRequest before)
    {
        await connection.SendAsync(Probe.Bytes, thenNothingMore: false);
        var answer = await connection.ReadAsync(isHead: false);
        Assert.True(
            answer?.Status == 200 && Encoding.UTF8.GetString(answer.Body) == """{"data":{"hello":"Hello world"}}""",
            $"The connection is broken after:\n{before}\nit answers: {answer?.Status} {Encoding.UTF8.GetString(answer?.Body ?? [])}");
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
