using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Aggregates of lists in memory and in SQLite, both against plain C# over the rows.</summary>
public sealed class AggregateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Aggregates_are_what_the_rows_under_the_filter_give(int seed)
    {
        var companies = Companies(seed, 60, oneCurrency: true);
        using var db = CompaniesDb.Open(companies);
        foreach (var book in new[] { Book.InMemory(companies), Book.Over(db) })
        {
            foreach (var (filter, holds) in Aggregated.Filters)
            {
                var page = (await book.DataAsync($"{{ companies(first: 1, where: {filter}) {{ totalCount aggregates {{ {Aggregated.Everything} }} }} }}"))
                    .GetProperty("companies");

                var rows = companies.Where(holds).ToList();
                Assert.Equal(rows.Count, page.GetProperty("totalCount").GetInt32());
                Aggregated.Equal(Aggregated.Of(rows), page.GetProperty("aggregates"), filter);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Groups_are_what_the_rows_give_in_the_order_of_their_keys(int seed)
    {
        var random = new Random(seed);
        var companies = Companies(seed, 60, oneCurrency: true);
        using var db = CompaniesDb.Open(companies);
        for (var round = 0; round < 16; round++)
        {
            // Each key alone first, then any of them together.
            var by = round < 4 ? [(seed - 1) * 4 + round] : Enumerable.Range(0, Aggregated.Keys.Length).OrderBy(_ => random.Next()).Take(random.Next(1, 6)).ToList();
            var (filter, holds) = Aggregated.Filters[random.Next(Aggregated.Filters.Length)];
            var keys = by.Select(k => Aggregated.Keys[k]).ToList();
            var query = $"{{ companies(where: {filter}, last: 2) {{ groups(by: [{string.Join(' ', keys.Select(k => k.By))}]) "
                + $"{{ key {{ {string.Join(' ', keys.Select(k => k.Field))} }} {Aggregated.Everything} }} }} }}";
            foreach (var book in new[] { Book.InMemory(companies), Book.Over(db) })
            {
                var groups = (await book.DataAsync(query)).GetProperty("companies").GetProperty("groups").EnumerateArray().ToList();

                var expected = Aggregated.Groups(companies.Where(holds), by);
                Assert.Equal(expected.Count, groups.Count);
                for (var g = 0; g < groups.Count; g++)
                {
                    Assert.All(keys, k => Aggregated.Equal(k.Key(expected[g][0]), groups[g].GetProperty("key").GetProperty(k.Field), k.By));
                    var others = JsonSerializer.SerializeToElement(groups[g].EnumerateObject().Where(p => p.Name != "key").ToDictionary(p => p.Name, p => p.Value));
                    Aggregated.Equal(Aggregated.Of(expected[g]), others, query);
                }
            }
        }
    }

    [Fact]
    public async Task Each_owners_list_is_aggregated_and_grouped_alone()
    {
        var companies = Companies(5, 30, oneCurrency: false);
        using var db = CompaniesDb.Open(companies);
        foreach (var book in new[] { Book.InMemory(companies), Book.Over(db) })
        {
            const string People = "people(first: 1, where: { age: { neq: 2 } }) { aggregates { count sum { age } avg { age } max { age row owner } } groups(by: [NAME]) { key { name } count min { age } } }";
            var nodes = (await book.DataAsync($"{{ companies(first: 50) {{ nodes {{ {People} }} }} }}")).GetProperty("companies").GetProperty("nodes");
            for (var i = 0; i < companies.Count; i++)
            {
                var people = companies[i].People.Where(p => p.Age != 2).ToList();
                var ages = people.Select(p => p.Age).OfType<int>().ToList();
                Aggregated.Equal(
                    new
                    {
                        count = people.Count,
                        sum = new { age = ages.Count == 0 ? (int?)null : ages.Sum() },
                        avg = new { age = ages.Count == 0 ? (decimal?)null : (decimal)ages.Sum() / ages.Count },
                        max = new
                        {
                            age = ages.Count == 0 ? (int?)null : ages.Max(),
                            row = ages.Count == 0 ? (int?)null : ages.Max(),
                            owner = people.Select(p => p.Name).Order(StringComparer.Ordinal).LastOrDefault(),
                        },
                    },
                    nodes[i].GetProperty("people").GetProperty("aggregates"));
                var groups = people.GroupBy(p => p.Name).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
                var answered = nodes[i].GetProperty("people").GetProperty("groups");
                Assert.Equal(groups.Count, answered.GetArrayLength());
                for (var g = 0; g < groups.Count; g++)
                {
                    Aggregated.Equal(new { key = new { name = groups[g].Key }, count = groups[g].Count(), min = new { age = groups[g].Min(p => p.Age) } }, answered[g]);
                }
            }
        }
    }

    [Fact]
    public async Task Money_in_a_database_is_summed_to_the_last_digit()
    {
        var random = new Random(6);
        using var db = CompaniesDb.Open(Enumerable.Range(1, 500).Select(id => Company(id, revenue: random.NextInt64(-9_000_000_000_000_000, 9_000_000_000_000_000) / 10_000m)));
        var scaled = await db.Database.SqlQueryRaw<long>("""SELECT SUM("Revenue") AS "Value" FROM "Companies" """).SingleAsync();

        var sum = (await Book.Over(db).DataAsync("{ companies { aggregates { sum { revenue } } } }"))
            .GetProperty("companies").GetProperty("aggregates").GetProperty("sum").GetProperty("revenue");

        Assert.Equal(scaled / 10_000m, sum.GetDecimal());
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(-4_294_967_297)]
    public async Task Sums_of_whole_numbers_run_over_nothing(long visits)
    {
        List<Company> companies = [.. Enumerable.Range(1, 7).Select(id => Company(id, visits: visits, employees: int.MaxValue))];
        using var db = CompaniesDb.Open(companies);
        foreach (var book in new[] { Book.InMemory(companies), Book.Over(db) })
        {
            var aggregates = (await book.DataAsync("{ companies { aggregates { sum { visits employees } avg { visits employees } } } }"))
                .GetProperty("companies").GetProperty("aggregates");

            Aggregated.Equal(
                new { sum = new { visits = visits * 7m, employees = int.MaxValue * 7L }, avg = new { visits = (decimal)visits, employees = int.MaxValue } }, aggregates);
        }
    }

    [Fact]
    public async Task An_empty_list_has_a_count_of_none_and_no_values_and_no_groups()
    {
        using var db = CompaniesDb.Open([]);
        foreach (var book in new[] { Book.InMemory([]), Book.Over(db) })
        {
            var page = (await book.DataAsync("{ companies { aggregates { count sum { employees balance { value currency } } avg { revenue } min { region } } groups(by: STATUS) { count } } }"))
                .GetProperty("companies");

            Assert.Equal(
                """{"aggregates":{"count":0,"sum":{"employees":null,"balance":{"value":null,"currency":null}},"avg":{"revenue":null},"min":{"region":null}},"groups":[]}""",
                page.ToString());
        }
    }

    [Fact]
    public async Task Variables_fragments_and_what_is_skipped_are_seen_through()
    {
        var companies = Companies(8, 20, oneCurrency: true);
        using var db = CompaniesDb.Open(companies);
        const string Query = """
            query ($by: [CompanyGroupBy!]!, $no: Boolean!) {
              companies { groups(by: $by) { ...Counted ... on CompanyAggregateGroup { sum { visits @skip(if: $no) employees } __typename } } }
            }
            fragment Counted on CompanyAggregateGroup { rows: count key { status } }
            """;

        var groups = (await Book.Over(db).DataAsync(Query, new { by = new[] { "STATUS" }, no = true })).GetProperty("companies").GetProperty("groups");

        Assert.Equal(companies.Count, groups.EnumerateArray().Sum(g => g.GetProperty("rows").GetInt32()));
        Assert.All(groups.EnumerateArray(), g => Assert.Equal(["employees"], g.GetProperty("sum").EnumerateObject().Select(p => p.Name)));
        Assert.DoesNotContain("Visits", db.Commands[^1], StringComparison.Ordinal);
    }

    internal static List<Company> Companies(int seed, int count, bool oneCurrency)
    {
        var random = new Random(seed);
        List<Company> companies = [];
        for (var id = 1; companies.Count < count; id++)
        {
            if (!oneCurrency || id % 3 != 0)
            {
                companies.Add(Orders.Company(random, id, companies));
            }
        }

        return companies;
    }

    internal static Company Company(long id, decimal? revenue = null, long visits = 0, int? employees = null, string currency = "EUR") => new()
    {
        Id = id,
        Number = $"N{id}",
        LegalName = "Bolt",
        Revenue = revenue,
        Visits = visits,
        Employees = employees,
        Balance = new Amount(1m, currency),
    };
}
