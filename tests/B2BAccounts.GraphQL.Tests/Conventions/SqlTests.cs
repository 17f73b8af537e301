using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>What the database is asked, and how it finds the answer.</summary>
public sealed class SqlTests
{
    [Fact]
    public async Task A_page_behind_a_cursor_starts_in_the_index_reads_nothing_else_and_sorts_nothing()
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());
        await db.Database.ExecuteSqlRawAsync("CREATE INDEX by_number ON Companies (Number, Id)");
        var book = Book.Over(db);
        const string Query = "query ($after: String) { companies(first: 3, after: $after, order: { number: ASC }) { nodes { number } pageInfo { endCursor } } }";
        var after = (await book.DataAsync(Query)).GetProperty("companies").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        db.Commands.Clear();

        await book.DataAsync(Query, new { after });

        var plan = await db.PlanAsync(Assert.Single(db.Commands));
        Assert.Contains("USING COVERING INDEX by_number (Number>?", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_all_owners_are_numbered_in_one_statement()
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());

        await Book.Over(db).DataAsync("{ companies { nodes { people(first: 1) { nodes { name } } } } }");

        Assert.Equal(2, db.Commands.Count);
        Assert.Contains("ROW_NUMBER() OVER(PARTITION BY", db.Commands[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("region: ASC", false, true)]
    [InlineData("region: DESC", false, true)]
    [InlineData("parent: { visits: ASC }", false, true)]
    [InlineData("number: ASC", false, false)]
    [InlineData("region: ASC", true, false)]
    public async Task Where_the_store_puts_nulls_elsewhere_the_order_says_where_they_go(string order, bool nullsComeFirst, bool isSaid)
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());

        await Book.Over(db, nullsComeFirst).DataAsync($"{{ companies(order: {{ {order} }}) {{ nodes {{ number }} }} }}");

        var sorted = Assert.Single(db.Commands).Split("ORDER BY")[1];
        var (condition, values) = (sorted.IndexOf("IS NULL", StringComparison.Ordinal), sorted.IndexOf("THEN 0", StringComparison.Ordinal));
        Assert.Equal(isSaid, condition >= 0 && values > condition);
        Assert.Equal(isSaid && order.Contains("DESC", StringComparison.Ordinal), sorted.Contains("END DESC", StringComparison.Ordinal));
    }
}
