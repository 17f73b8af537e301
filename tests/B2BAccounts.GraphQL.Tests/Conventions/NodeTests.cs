using B2BAccounts.GraphQL.Conventions.Nodes;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Conventions;

public sealed class NodeTests
{
    [Fact]
    public async Task A_thing_is_found_again_by_the_id_it_was_answered_with()
    {
        var book = Book.InMemory(FilterTests.Companies());
        var id = (await book.DataAsync("{ companies(first: 1) { nodes { id } } }")).GetProperty("companies").GetProperty("nodes")[0].GetProperty("id").GetString();

        var node = (await book.DataAsync("query ($id: ID!) { node(id: $id) { __typename id ... on Company { number } } }", new { id })).GetProperty("node");

        Assert.Equal(("Company", id, "N0"), (
            node.GetProperty("__typename").GetString(), node.GetProperty("id").GetString(), node.GetProperty("number").GetString()));
    }

    [Fact]
    public async Task Many_are_found_in_one_load_in_the_order_asked_for_with_null_for_what_is_missing()
    {
        var book = Book.InMemory(FilterTests.Companies());
        string[] ids = [.. new long[] { 3, 999, 1, 3 }.Select(k => GlobalId.Encode("Company", k))];

        var nodes = (await book.DataAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Company { number } } }", new { ids })).GetProperty("nodes");

        Assert.Equal("[{\"number\":\"N2\"},null,{\"number\":\"N0\"},{\"number\":\"N2\"}]", nodes.ToString());
        Assert.Equal([3], book.NodeLoads);
    }

    [Fact]
    public async Task Ids_that_are_none_and_too_many_of_them_are_refused()
    {
        var book = Book.InMemory(FilterTests.Companies());
        const string Query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";

        foreach (var id in new[] { "", "7", "Q29tcGFueTo", GlobalId.Encode("Person", 1L), GlobalId.Encode("Company", "x"), GlobalId.Encode("Company", "007") })
        {
            Assert.Equal("ID_INVALID", (await book.ErrorAsync(Query, new { ids = new[] { id } })).Code);
        }

        var (code, message) = await book.ErrorAsync(Query, new { ids = Enumerable.Repeat(GlobalId.Encode("Company", 1L), 201) });
        Assert.Equal(("PAGE_INVALID", "ids holds 201 ids; 200 can be asked for at once."), (code, message));
    }

    [Fact]
    public void An_id_says_its_type_and_key_and_nothing_else_reads_as_one()
    {
        var token = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff");

        Assert.Equal(long.MinValue, GlobalId.Decode<long>("Account", GlobalId.Encode("Account", long.MinValue)));
        Assert.Equal(token, GlobalId.Decode<Guid>("Account", GlobalId.Encode("Account", token)));
        Assert.Equal("a:b/ü", GlobalId.Decode<string>("Account", GlobalId.Encode("Account", "a:b/ü")));
        Assert.Equal("QWNjb3VudDo3", GlobalId.Encode("Account", 7));
        Assert.DoesNotContain(GlobalId.Encode("Account", "??>>ÿ"), c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'));
        var wrong = Assert.Throws<GraphQLException>(() => GlobalId.Decode<long>("Account", GlobalId.Encode("Invoice", 7L)));
        Assert.EndsWith("is an id of an Invoice, but an id of an Account is needed here.", wrong.Message, StringComparison.Ordinal);
    }
}
