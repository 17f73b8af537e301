using System.Text.Json;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Lists below objects: the pages of all owners come from as many statements as one owner's page.</summary>
public sealed class NestedPageTests
{
    [Theory]
    [InlineData("first: 2", 1)]
    [InlineData("last: 2", 2)]
    [InlineData("first: 1, order: { name: DESC }", 3)]
    [InlineData("first: 3, order: [{ age: ASC }, { name: ASC }]", 4)]
    [InlineData("first: 2, where: { age: { neq: 1 } }", 5)]
    [InlineData("last: 1, where: { name: { neq: \"P1\" } }, order: { age: DESC }", 6)]
    [InlineData("first: 0", 7)]
    public async Task Each_owner_gets_the_page_that_it_would_get_alone(string arguments, int seed)
    {
        var random = new Random(seed);
        List<Company> companies = [];
        for (var i = 0; i < 12; i++)
        {
            companies.Add(Orders.Company(random, i + 1, companies));
        }

        using var db = CompaniesDb.Open(companies);
        foreach (var book in new[] { Book.InMemory(companies), Book.Over(db), Book.Over(db, nullsComeFirst: false) })
        {
            var page = $"people({arguments}) {{ totalCount edges {{ cursor node {{ name age }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}";
            db.Commands.Clear();
            var together = (await book.DataAsync($"{{ companies {{ nodes {{ number {page} }} }} }}")).GetProperty("companies").GetProperty("nodes");
            Assert.True(db.Commands.Count is 0 or 3, "companies, their people, and how many");
            for (var i = 0; i < companies.Count; i++)
            {
                var id = B2BAccounts.GraphQL.Conventions.Nodes.GlobalId.Encode("Company", companies[i].Id);
                var alone = (await book.DataAsync($"{{ node(id: \"{id}\") {{ ... on Company {{ {page} }} }} }}")).GetProperty("node").GetProperty("people");
                Assert.Equal(alone.ToString(), together[i].GetProperty("people").ToString());
            }
        }
    }

    [Fact]
    public async Task Without_an_order_the_listings_own_applies_and_every_entry_is_there()
    {
        var companies = FilterTests.Companies();
        using var db = CompaniesDb.Open(companies);
        foreach (var book in new[] { Book.InMemory(companies), Book.Over(db) })
        {
            var nodes = (await book.DataAsync("{ companies(first: 50) { nodes { people { totalCount nodes { name age } } } } }"))
                .GetProperty("companies").GetProperty("nodes");
            for (var i = 0; i < companies.Count; i++)
            {
                var expected = companies[i].People.OrderByDescending(p => p.Age).ThenBy(p => p.Id).Select(p => (p.Name, p.Age)).ToList();
                var people = nodes[i].GetProperty("people");
                Assert.Equal(expected.Count, people.GetProperty("totalCount").GetInt32());
                Assert.Equal(expected, people.GetProperty("nodes").EnumerateArray().Select(p => (
                    p.GetProperty("name").GetString()!, p.GetProperty("age") is { ValueKind: JsonValueKind.Number } age ? age.GetInt32() : (int?)null)));
            }
        }
    }

    [Fact]
    public async Task The_second_page_of_one_owner_goes_on_where_the_first_ended_and_knows_what_is_before()
    {
        var companies = FilterTests.Companies();
        using var db = CompaniesDb.Open(companies);
        foreach (var book in new[] { Book.InMemory(companies), Book.Over(db) })
        {
            const string Page = "nodes { number people(first: 2, after: $after, order: { name: ASC }) { nodes { name } pageInfo { hasPreviousPage endCursor } } }";
            var query = $"query ($after: String) {{ companies(first: 50, where: {{ people: {{ any: true }} }}) {{ {Page} }} }}";
            var first = (await book.DataAsync(query)).GetProperty("companies").GetProperty("nodes");
            var index = first.EnumerateArray().ToList().FindIndex(c => companies.Single(x => x.Number == c.GetProperty("number").GetString()).People.Count == 3);
            var after = first[index].GetProperty("people").GetProperty("pageInfo").GetProperty("endCursor").GetString();

            var second = (await book.DataAsync(query, new { after })).GetProperty("companies").GetProperty("nodes")[index].GetProperty("people");

            var owner = companies.Single(c => c.Number == first[index].GetProperty("number").GetString());
            Assert.Equal(
                owner.People.Select(p => p.Name).Order(StringComparer.Ordinal).Skip(2),
                second.GetProperty("nodes").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
            Assert.True(second.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
        }
    }
}
