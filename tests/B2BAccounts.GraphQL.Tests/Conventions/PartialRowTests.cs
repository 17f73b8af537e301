using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Conventions.Paging;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Of a row is read what the fields asked for need, and the answer is the one that whole rows give.</summary>
public sealed class PartialRowTests
{
    private const string Everything =
        "Active Audited Balance_Currency Balance_Value CreatedAt Employees FormerStatus Id LastPurchaseOn LegalName Number ParentId Rank Region Revenue SearchName Status Token Visits";

    private static readonly string[] Fields =
    [
        "id", "number", "region", "legalName", "employees", "revenue", "balance { value currency }", "turnover { value }", "lastPurchaseOn", "createdAt", "active",
        "audited", "status", "formerStatus", "token", "visits", "rank", "parent { number }", "people(first: 2, order: { name: ASC }) { nodes { age } }", "__typename",
    ];

    [Theory]
    [InlineData("nodes { number legalName }", "LegalName Number")]
    [InlineData("nodes { n: number m: number }", "Number")]
    [InlineData("nodes { balance { value } }", "Balance_Currency Balance_Value")]
    [InlineData("nodes { turnover { value } }", "Balance_Currency Balance_Value Revenue")]
    [InlineData("nodes { ... on Node { id ... on Company { visits } } }", "Id Visits")]
    [InlineData("nodes { ...F } edges { node { rank } }", "Number Rank", " fragment F on Company { number ... { ...G } } fragment G on Company { number }")]
    [InlineData("a: nodes { number } b: nodes { visits } nodes { token } nodes { rank }", "Number Rank Token Visits")]
    [InlineData("edges { cursor } nodes { __typename }", "First")]
    [InlineData("edges { cursor node { number } }", "First Number")]
    [InlineData("nodes { __typename }", "1")]
    [InlineData("pageInfo { hasNextPage }", "1")]
    [InlineData("pageInfo { endCursor }", "First")]
    [InlineData("totalCount", "COUNT(*)")]
    [InlineData("aggregates { count }", "COUNT(*)")]
    [InlineData("nodes { parent { number } }", Everything)]
    [InlineData("nodes { number parent @skip(if: true) { number } }", "Number")]
    public async Task A_page_reads_what_is_asked_for(string page, string columns, string fragments = "")
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());

        await Book.Over(db).DataAsync($"{{ companies(first: 3) {{ {page} }} }}{fragments}");

        Assert.Equal(columns, Columns(Assert.Single(db.Commands)));
    }

    [Fact]
    public async Task What_variables_include_is_read_and_what_they_skip_is_not()
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());
        var book = Book.Over(db);
        const string Query = "query ($yes: Boolean!) { companies { nodes { number region @include(if: $yes) ... @skip(if: $yes) { visits } } } }";

        foreach (var yes in new[] { true, false, true })
        {
            await book.DataAsync(Query, new { yes });
        }

        Assert.Equal(["Number Region", "Number Visits", "Number Region"], db.Commands.Select(Columns));
    }

    [Fact]
    public async Task A_nested_page_reads_the_owners_key_of_both_and_nothing_else()
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());

        await Book.Over(db).DataAsync("{ companies { nodes { people(first: 2) { nodes { name } } } } }");
        await Book.Over(db).DataAsync("{ companies(first: 1) { nodes { people(first: 2) { nodes { name } } } } }");

        Assert.Equal(["Id", "Name Owner", "Id", "Name"], db.Commands.Select(Columns));
    }

    [Fact]
    public async Task A_thing_found_by_its_id_is_read_as_far_as_its_type_is_asked_for()
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());
        var (one, two) = (GlobalId.Encode("Company", 1L), GlobalId.Encode("Company", 2L));

        var data = await Book.Over(db).DataAsync(
            $"{{ node(id: \"{one}\") {{ __typename ... on Company {{ number }} }} nodes(ids: [\"{two}\", \"{one}\"]) {{ id ... on Company {{ region }} }} }}");

        Assert.Equal(["Key Number", "Key Region"], db.Commands.Select(Columns).Order(StringComparer.Ordinal));
        Assert.Equal("N0", data.GetProperty("node").GetProperty("number").GetString());
        Assert.Equal(two, data.GetProperty("nodes")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_field_whose_code_is_given_the_row_makes_the_whole_row_be_read()
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());
        var book = Book.Over(db, more: c => c.Bindings.Object<Company>("Company").Field("rank", company => company.Rank));

        await book.DataAsync("{ companies { nodes { number rank } } }");
        await book.DataAsync("{ companies { nodes { number } } }");

        Assert.Equal([Everything, "Number"], db.Commands.Select(Columns));
    }

    [Fact]
    public async Task A_page_into_which_code_of_the_host_looks_is_read_whole()
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());
        var book = Book.Over(db, more: c =>
        {
            c.Bindings.Object<Page<Company>>("CompaniesConnection").Field("nodes", page => page.Nodes, nodes => nodes.Where(n => n.Visits == 0).ToList());
            c.Bindings.Object<Edge<Company>>("CompaniesEdge").Field("node", edge => edge.Node);
        });

        await book.DataAsync("{ companies { nodes { number } } }");
        await book.DataAsync("{ companies { edges { node { number } } } }");
        await book.DataAsync("{ companies { edges { cursor } totalCount } }");

        Assert.Equal([Everything, Everything, "COUNT(*)", "First"], db.Commands.Select(Columns));
    }

    [Fact]
    public async Task A_property_that_the_store_does_not_know_answers_as_from_the_whole_row()
    {
        using var db = CompaniesDb.Open(FilterTests.Companies());

        var data = await Book.Over(db).DataAsync("{ companies(first: 50) { nodes { people { nodes { name nickname } } } } }");

        Assert.Contains("\"nickname\":\"none\"", data.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_fields_answer_as_from_whole_rows(int seed)
    {
        var random = new Random(seed);
        List<Company> companies = [];
        for (var i = 0; i < 12; i++)
        {
            companies.Add(Orders.Company(random, i + 1, companies));
        }

        using var db = CompaniesDb.Open(companies);
        var (partial, whole) = (Book.Over(db), Book.Over(db, readsWholeRows: true));
        var lists = Fields.Select(f => f).Concat(Enumerable.Range(0, 60).Select(_ => string.Join(' ', random.GetItems(Fields, random.Next(2, 6)))));
        foreach (var fields in lists)
        {
            var query = $"{{ companies(order: {Orders.Of(Orders.Random(random)).Sdl}) {{ edges {{ cursor node {{ {fields} }} }} nodes {{ {Fields[random.Next(Fields.Length)]} }} pageInfo {{ endCursor }} }} }}";
            Assert.Equal((await whole.DataAsync(query)).ToString(), (await partial.DataAsync(query)).ToString());
        }
    }

    private static string Columns(string command)
    {
        var columns = command["SELECT ".Length..command.IndexOf("\nFROM", StringComparison.Ordinal)].Split(", ")
            .Select(c => c.Contains(" AS ", StringComparison.Ordinal) ? c.Split(" AS ")[1] : c.Split('.')[^1])
            .Select(c => c.Trim('"'));
        return string.Join(' ', columns.Order(StringComparer.Ordinal));
    }
}
