using System.Text.Json;
using B2BAccounts.GraphQL.Conventions.Listings;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>What is refused of aggregates, and what it says.</summary>
public sealed class AggregateRefusalTests
{
    private const string Mixed = "turnover.currency: amounts in EUR and USD cannot be aggregated together; group by TURNOVER_CURRENCY, or filter until one currency is left.";

    private static readonly List<Company> TwoCurrencies =
    [
        AggregateTests.Company(1, revenue: 10m),
        AggregateTests.Company(2, revenue: 0.5m),
        AggregateTests.Company(3, revenue: 7m, currency: "USD"),
        AggregateTests.Company(4, currency: "CNY"),
    ];

    [Theory]
    [InlineData("aggregates { sum { turnover { value } } }")]
    [InlineData("aggregates { avg { turnover { value currency } } }")]
    [InlineData("aggregates { min { turnover { value } } }")]
    [InlineData("aggregates { max { turnover { currency } } }")]
    [InlineData("groups(by: STATUS) { sum { turnover { value } } }")]
    public async Task Amounts_of_several_currencies_are_never_put_together(string field)
    {
        using var db = CompaniesDb.Open(TwoCurrencies);
        foreach (var book in new[] { Book.InMemory(TwoCurrencies), Book.Over(db) })
        {
            Assert.Equal(("AGGREGATE_MIXED", Mixed), await book.ErrorAsync($"{{ companies {{ {field} }} }}"));
        }
    }

    [Fact]
    public async Task Grouped_by_currency_or_of_one_currency_amounts_are_put_together()
    {
        using var db = CompaniesDb.Open(TwoCurrencies);
        foreach (var book in new[] { Book.InMemory(TwoCurrencies), Book.Over(db) })
        {
            var groups = (await book.DataAsync("{ companies { groups(by: [STATUS, TURNOVER_CURRENCY]) { key { turnoverCurrency } sum { turnover { value currency } } } } }"))
                .GetProperty("companies").GetProperty("groups");
            Assert.Equal(
                """[{"key":{"turnoverCurrency":"CNY"},"sum":{"turnover":{"value":null,"currency":"CNY"}}},{"key":{"turnoverCurrency":"EUR"},"sum":{"turnover":{"value":10.5,"currency":"EUR"}}},{"key":{"turnoverCurrency":"USD"},"sum":{"turnover":{"value":7,"currency":"USD"}}}]""",
                groups.ToString());

            // The company in CNY has no turnover, so that it mixes with none.
            var one = (await book.DataAsync("{ companies(where: { turnover: { currency: { in: [\"EUR\", \"CNY\"] } } }) { aggregates { count sum { turnover { value currency } } } } }"))
                .GetProperty("companies").GetProperty("aggregates");
            Assert.Equal("""{"count":3,"sum":{"turnover":{"value":10.5,"currency":"EUR"}}}""", one.ToString());
        }
    }

    [Fact]
    public async Task One_owners_mixed_amounts_fail_his_list_alone()
    {
        List<Company> companies = [AggregateTests.Company(1), AggregateTests.Company(2), AggregateTests.Company(3)];
        companies[0].People.Add(new Person { Id = 1, CompanyId = 1, Name = "Ann", Pay = 5m, Currency = "EUR" });
        companies[1].People.Add(new Person { Id = 2, CompanyId = 2, Name = "Bob", Pay = 6m, Currency = "EUR" });
        companies[1].People.Add(new Person { Id = 3, CompanyId = 2, Name = "Cid", Pay = 7m, Currency = "USD" });
        companies[2].People.Add(new Person { Id = 4, CompanyId = 3, Name = "Dee", Pay = 8m });
        using var db = CompaniesDb.Open(companies);
        foreach (var book in new[] { Book.InMemory(companies), Book.Over(db) })
        {
            var answer = await book.AskAsync("{ companies { nodes { people { aggregates { sum { pay { value currency } } } } } } }");

            Assert.Equal(
                """{"companies":{"nodes":[{"people":{"aggregates":{"sum":{"pay":{"value":5,"currency":"EUR"}}}}},{"people":{"aggregates":null}},{"people":{"aggregates":null}}]}}""",
                answer.GetProperty("data").ToString());
            var errors = answer.GetProperty("errors").EnumerateArray().ToDictionary(e => e.GetProperty("path")[2].GetInt32(), e => e.GetProperty("message").GetString());
            Assert.Equal("pay.currency: amounts in EUR and USD cannot be aggregated together; group by PAY_CURRENCY, or filter until one currency is left.", errors[1]);
            Assert.Equal("pay.currency: there are amounts without currency, which cannot be aggregated.", errors[2]);
        }
    }

    [Fact]
    public async Task A_sum_of_money_beyond_the_store_is_an_error_and_no_other_number()
    {
        var companies = Enumerable.Range(1, 2).Select(id => AggregateTests.Company(id, revenue: 900_000_000_000_000m)).ToList();
        using var db = CompaniesDb.Open(companies);

        var error = await Book.Over(db).ErrorAsync("{ companies { aggregates { sum { revenue } } } }");

        Assert.Equal(("AGGREGATE_OVERFLOW", "A sum is beyond what can be answered; filter, or group by something, so that sums get smaller."), error);
    }

    [Theory]
    [InlineData("sum { revenue }")]
    [InlineData("avg { revenue }")]
    public async Task A_sum_beyond_a_decimal_is_an_error_and_no_other_number(string field)
    {
        var companies = Enumerable.Range(1, 2).Select(id => AggregateTests.Company(id, revenue: decimal.MaxValue)).ToList();

        var (code, _) = await Book.InMemory(companies).ErrorAsync($"{{ companies {{ aggregates {{ {field} }} }} }}");

        Assert.Equal("AGGREGATE_OVERFLOW", code);
    }

    [Theory]
    [InlineData("groups(by: []) { count }", "by: nothing is named to group by; name at least one, or ask for aggregates.")]
    [InlineData("groups(by: [STATUS, REGION, STATUS]) { count }", "by: STATUS is named twice; once is enough.")]
    [InlineData("groups(by: [STATUS, REGION, ACTIVE, AUDITED, TOKEN, EMPLOYEES]) { count }", "by: 6 are named; groups are told apart by 5 at most.")]
    [InlineData("groups(by: STATUS) { key { status region } }", "key.region is asked for, but the groups are not by it; add REGION to 'by'.")]
    [InlineData(
        "aggregates { sum { parent { parent { parent { parent { parent { visits } } } } } } }",
        "parent.parent.parent.parent.parent: aggregates reach over more than 4 objects, which is the limit.")]
    public async Task What_cannot_be_asked_says_why(string field, string message) =>
        Assert.Equal(("AGGREGATE_INVALID", message), await Book.InMemory(TwoCurrencies).ErrorAsync($"{{ companies {{ {field} }} }}"));

    [Fact]
    public async Task More_groups_than_the_limit_are_refused_and_never_cut_off()
    {
        using var db = CompaniesDb.Open(TwoCurrencies);
        foreach (var most in new[] { 3, 2 })
        {
            var limits = new ListLimits { Groups = most };
            foreach (var book in new[] { Book.InMemory(TwoCurrencies, limits: limits), Book.Over(db, limits: limits) })
            {
                const string Query = "{ companies { groups(by: BALANCE_CURRENCY) { count } } }";
                if (most == 3)
                {
                    Assert.Equal(3, (await book.DataAsync(Query)).GetProperty("companies").GetProperty("groups").GetArrayLength());
                }
                else
                {
                    Assert.Equal(("AGGREGATE_INVALID", "There are more than 2 groups, which is the limit; filter, or group by less."), await book.ErrorAsync(Query));
                }
            }
        }
    }

    [Fact]
    public async Task As_many_keys_as_the_limits_allow_tell_groups_apart()
    {
        var companies = AggregateTests.Companies(3, 40, oneCurrency: false);
        using var db = CompaniesDb.Open(companies);
        var by = Enumerable.Range(0, Aggregated.Keys.Length).ToList();
        var limits = new ListLimits { GroupKeys = by.Count };
        foreach (var book in new[] { Book.InMemory(companies, limits: limits), Book.Over(db, limits: limits) })
        {
            var groups = (await book.DataAsync($"{{ companies {{ groups(by: [{string.Join(' ', Aggregated.Keys.Select(k => k.By))}]) {{ count key {{ token region }} }} }} }}"))
                .GetProperty("companies").GetProperty("groups");
            Assert.Equal(Aggregated.Groups(companies, by).Select(g => $"{g.Count} {g[0].Token} {g[0].Region}"), groups.EnumerateArray().Select(g =>
                $"{g.GetProperty("count")} {g.GetProperty("key").GetProperty("token")} {g.GetProperty("key").GetProperty("region")}"));
        }
    }

    [Fact]
    public async Task A_field_holds_so_many_aggregates_and_a_request_so_many_fields()
    {
        var book = Book.InMemory(TwoCurrencies, limits: new ListLimits { Aggregates = 3, AggregateFields = 2 });
        await book.DataAsync("{ companies { aggregates { count sum { visits } avg { visits } } } }");
        await book.DataAsync("{ a: companies { aggregates { count } } b: companies { groups(by: STATUS) { count } } }");

        Assert.Equal(
            ("AGGREGATE_INVALID", "max.visits: more than 3 aggregates are asked for, which is the limit."),
            await book.ErrorAsync("{ companies { aggregates { count sum { visits } avg { visits } max { visits } } } }"));
        Assert.Equal(
            ("AGGREGATE_INVALID", "The request aggregates or groups lists in more than 2 fields, which is the limit."),
            await book.ErrorAsync("{ a: companies { aggregates { count } x: aggregates { count } } b: companies { groups(by: STATUS) { count } } }"));
    }

    [Fact]
    public async Task A_hundred_aliases_of_aggregates_run_into_the_limit_of_a_request()
    {
        using var db = CompaniesDb.Open(TwoCurrencies);
        var aliases = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"a{i}: aggregates {{ count }}"));

        var answer = await Book.Over(db).AskAsync($"{{ companies {{ {aliases} }} }}");

        Assert.Equal(20, db.Commands.Count);
        Assert.Equal(80, answer.GetProperty("errors").GetArrayLength());
        Assert.All(answer.GetProperty("errors").EnumerateArray(), e => Assert.Equal("AGGREGATE_INVALID", e.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(20, answer.GetProperty("data").GetProperty("companies").EnumerateObject().Count(p => p.Value.ValueKind == JsonValueKind.Object));
    }
}
