using System.Text.Json;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>Answers read what is asked for and nothing else, and say the same as if all had been read.</summary>
public sealed class PartialRowsTests(FilledDemos demos) : IClassFixture<FilledDemos>, IAsyncLifetime
{
    private static readonly FieldQueries Queries = new(FilledDemo.Contract.Schema);

    private FilledDemo demo = null!;

    public async ValueTask InitializeAsync() => demo = await demos.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [DatabaseFact]
    public async Task Every_field_asked_for_alone_answers_as_from_whole_rows()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await CompareAsync(Queries.OneByOne(), answer => seen.Add(answer));
        Assert.True(Queries.OneByOne().Count() > 200);
        Assert.True(seen.Count > 150, $"{seen.Count} different answers");
    }

    [DatabaseFact]
    public async Task Every_field_of_a_thing_found_by_its_id_or_number_answers_as_from_whole_rows()
    {
        var (ids, queries) = (new Dictionary<string, string>(), new FieldQueries(FilledDemo.Contract.Schema));
        foreach (var query in new[] { "{ policies(first: 1) { nodes { __typename id } } }", "{ prospects(first: 1) { nodes { __typename id } } }", "{ accounts(first: 30) { nodes { __typename id suppliers(first: 1) { nodes { __typename id } } invoices(first: 1) { nodes { __typename id } } creditNotes(first: 1) { nodes { __typename id } } payments(first: 1) { nodes { __typename id } } reservations(first: 1) { nodes { __typename id } } promises(first: 1) { nodes { __typename id } } dunningNotices(first: 1) { nodes { __typename id } } dunningHolds(first: 1) { nodes { __typename id } } creditHolds(first: 1) { nodes { __typename id } } creditDecisions(first: 1) { nodes { __typename id } } affinityEvents(first: 1) { nodes { __typename id } } } } }" })
        {
            using var answer = JsonDocument.Parse(await demo.AskAsync(FilledDemo.Engine(), query));
            Collect(answer.RootElement, ids);
        }

        var types = FilledDemo.Contract.Schema.PossibleTypes(FilledDemo.Contract.Schema.Type("Node")!);
        Assert.Equal(types.Select(t => t.Name).Order(), ids.Keys.Order());
        await CompareAsync(
            from type in types
            from field in type.Fields.Where(f => !f.Arguments.Any(a => a.IsRequired))
            from only in new[] { "", " id" }
            select $$"""{ node(id: "{{ids[type.Name]}}") { ... on {{type.Name}} { {{queries.Alone(field)}}{{only}} } } }""");
        using var first = JsonDocument.Parse(await demo.AskAsync(FilledDemo.Engine(), "{ accounts(first: 1) { nodes { number } } }"));
        var number = first.RootElement.GetProperty("data").GetProperty("accounts").GetProperty("nodes")[0].GetProperty("number").GetString();
        await CompareAsync(
            from field in ((ObjectType)FilledDemo.Contract.Schema.Type("Account")!).Fields
            select $$"""{ account(number: "{{number}}") { {{queries.Alone(field)}} } }""");
    }

    [DatabaseTheory]
    [InlineData("{ accounts(first: 2) { nodes { legalName status } } }", "LegalName Status")]
    [InlineData("{ accounts(first: 2) { edges { cursor node { status } } } }", "First Second Status")]
    [InlineData("{ accounts { totalCount pageInfo { hasNextPage } } }", "COUNT(*)", "1")]
    [InlineData(
        "{ accounts(first: 2) { nodes { terms { netDays } } edges { node { yearlyRevenue { amount } } } } }",
        "Terms_DiscountDays Terms_DiscountPercent Terms_EndOfMonth Terms_NetDays YearlyRevenue YearlyRevenueCurrency")]
    [InlineData("{ accounts(first: 2) { nodes { lost { reason } grade credit { __typename } } } }", "Grade Id LostOn LostReason LostTo")]
    [InlineData(
        "{ accounts(first: 2) { nodes { parent { number } contacts { name } identifiers { value } prospect { stage } } } }",
        "Id ParentId", "Key Name", "Key Number", "Key Stage", "Key Value")]
    [InlineData(
        "{ accounts(first: 2) { nodes { invoices(first: 2) { nodes { number amount { amount } } } suppliers(first: 2) { nodes { supplier { country } } } } } }",
        "Amount Currency Number Owner", "Country Key", "Id", "Owner SupplierId")]
    [InlineData("{ prospects(first: 2) { nodes { rank account { number } } } }", "AccountId Rank", "Key Number")]
    public async Task The_database_is_asked_for_the_columns_that_fields_need_and_no_others(string query, params string[] columns)
    {
        var read = await demo.ColumnsAsync(query);

        Assert.Equal([], columns.Except(read));
        Assert.True(query.Contains("credit", StringComparison.Ordinal) || columns.Length == read.Count, string.Join(" | ", read));
    }

    [DatabaseFact]
    public async Task An_account_found_by_number_is_read_as_far_as_it_is_asked_for()
    {
        using var first = JsonDocument.Parse(await demo.AskAsync(FilledDemo.Engine(), "{ accounts(first: 1) { nodes { number } } }"));
        var number = first.RootElement.GetProperty("data").GetProperty("accounts").GetProperty("nodes")[0].GetProperty("number").GetString();

        Assert.Equal(["Grade LegalName"], await demo.ColumnsAsync($$"""{ account(number: "{{number}}") { legalName grade } }"""));
    }

    [DatabaseTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Random_fields_together_answer_as_from_whole_rows(int seed)
    {
        var random = new Random(seed);
        await CompareAsync(Enumerable.Range(0, 160).Select(_ => Queries.Some(random)).Where(q => Aliased(q) <= OperationLimits.Default.MaxAliases).Take(150).ToList());
    }

    private static int Aliased(string query) => query.Split(' ').Count(word => word.EndsWith(':'));

    private async Task CompareAsync(IEnumerable<string> queries, Action<string>? each = null)
    {
        var whole = FilledDemo.Engine(readsWholeRows: true);
        foreach (var some in queries.Chunk(PartialEngineLife))
        {
            var partial = FilledDemo.Engine();
            foreach (var query in some)
            {
                var expected = await demo.AskAsync(whole, query);
                Assert.DoesNotContain("INTERNAL", expected, StringComparison.Ordinal);
                Assert.True(expected.Contains("\"data\":{", StringComparison.Ordinal), expected + query);
                Assert.True(expected == await demo.AskAsync(partial, query), $"Partial rows answer otherwise:\n{query}");
                each?.Invoke(expected);
            }
        }
    }

    // Sets of columns beyond a limit are read as larger ones; a new engine begins anew.
    private const int PartialEngineLife = 50;

    private static void Collect(JsonElement at, Dictionary<string, string> ids)
    {
        switch (at.ValueKind)
        {
            case JsonValueKind.Object:
                if (at.TryGetProperty("id", out var id))
                {
                    ids[at.GetProperty("__typename").GetString()!] = id.GetString()!;
                }

                foreach (var member in at.EnumerateObject())
                {
                    Collect(member.Value, ids);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in at.EnumerateArray())
                {
                    Collect(item, ids);
                }

                break;
        }
    }
}
