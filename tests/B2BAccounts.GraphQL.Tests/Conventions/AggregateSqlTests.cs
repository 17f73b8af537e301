namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>What the database is asked for aggregates.</summary>
public sealed class AggregateSqlTests : IDisposable
{
    private readonly CompaniesDb db = CompaniesDb.Open(AggregateTests.Companies(1, 30, oneCurrency: true));

    public void Dispose() => db.Dispose();

    [Fact]
    public async Task Everything_that_is_asked_of_a_whole_list_is_one_statement_that_reads_no_page()
    {
        await Book.Over(db).DataAsync($"{{ companies(first: 2) {{ aggregates {{ {Aggregated.Everything} }} }} }}");

        var command = Assert.Single(db.Commands);
        Assert.DoesNotContain("LIMIT", command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_alias_is_a_statement_and_the_page_and_its_count_stay_what_they_are()
    {
        await Book.Over(db).DataAsync("""
            { companies(first: 2) {
                nodes { number } totalCount
                aggregates { count } more: aggregates { sum { visits } }
                groups(by: STATUS) { count } others: groups(by: [REGION, ACTIVE]) { count avg { visits } }
            } }
            """);

        Assert.Equal(6, db.Commands.Count);
        Assert.Equal(2, db.Commands.Count(c => c.Contains("GROUP BY", StringComparison.Ordinal) && c.Contains("LIMIT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_computed_and_what_shares_a_column_does_so()
    {
        await Book.Over(db).DataAsync("{ companies { aggregates { count avg { employees } sum { employees } } } }");

        var command = Assert.Single(db.Commands);
        Assert.Single(Occurrences(command, "SUM("));
        Assert.Equal(2, Occurrences(command, "COUNT(").Count);
        Assert.DoesNotContain("Revenue", command, StringComparison.Ordinal);
        Assert.DoesNotContain("MIN(", command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lists_of_all_owners_are_aggregated_in_one_statement()
    {
        await Book.Over(db).DataAsync("{ companies { nodes { people { aggregates { count sum { age } } groups(by: NAME) { key { name } count } } } } }");

        Assert.Equal(3, db.Commands.Count);
        Assert.All(db.Commands.Skip(1), c => Assert.Contains("GROUP BY \"p\".\"CompanyId\"", c, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("aggregates { sum { parent { employees visits } } max { parent { region parent { number } } } }", 2)]
    [InlineData("groups(by: [PARENT_REGION]) { key { parentRegion } count max { parent { employees } } }", 1)]
    [InlineData("groups(by: [PARENT_REGION, PARENT_STATUS]) { count sum { visits } }", 1)]
    public async Task Related_rows_are_joined_once_however_much_is_asked_of_them(string field, int joins)
    {
        await Book.Over(db).DataAsync($"{{ companies {{ {field} }} }}");

        var command = Assert.Single(db.Commands);
        Assert.Equal(joins, Occurrences(command, "JOIN").Count);
        Assert.DoesNotContain("(\n    SELECT M", command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_of_the_page_is_the_filter_of_the_aggregates()
    {
        await Book.Over(db).DataAsync("{ companies(prefix: \"A\", where: { active: { eq: true } }) { aggregates { count } groups(by: STATUS) { count } } }");

        Assert.Equal(2, db.Commands.Count);
        Assert.All(db.Commands, c => Assert.Matches("WHERE .*\"Number\" LIKE.* AND .*\"Active\"", c));
    }

    private static List<int> Occurrences(string text, string part) =>
        [.. Enumerable.Range(0, text.Length).Where(i => text.AsSpan(i).StartsWith(part, StringComparison.Ordinal))];
}
