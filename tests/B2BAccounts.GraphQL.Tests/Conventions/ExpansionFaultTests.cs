using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Conventions;

public sealed class ExpansionFaultTests
{
    private const string Account = "type Account { name: String @filterable @sortable }\n";

    [Theory]
    [InlineData("type Query { a: Account @connection }", 2, 17, "must be a list of objects, such as [Account!]")]
    [InlineData("type Query { a: [Int!] @connection }", 2, 17, "Int is none")]
    [InlineData("type Query { a: [[Account]] @connection }", 2, 17, "must be a list of objects")]
    [InlineData("type Query { a(first: Int): [Account] @connection }", 2, 16, "argument first of its own")]
    [InlineData("type Query { a: [Account] @connection(size: 3) }", 2, 39, "has no argument size; it has name, defaultSize, maxSize")]
    [InlineData("type Query { a: [Account] @connection(maxSize: \"3\") }", 2, 48, "maxSize of @connection is a whole number")]
    [InlineData("type Query { a: [Account] @connection(maxSize: 0) }", 2, 48, "at least 1 entry")]
    [InlineData("type Query { a: [Account] @connection(maxSize: 3, defaultSize: 4) }", 2, 64, "defaultSize is 4; it must be 1 to maxSize, which is 3")]
    [InlineData("type Query { a: [Account] @connection @connection }", 2, 39, "applied twice")]
    [InlineData("type Query { a: [B] @connection @filterable } type B { c: Int }", 2, 33, "no field of B is marked @filterable")]
    [InlineData("type Query { a: [B] @connection @sortable } type B { c: Int }", 2, 33, "no field of B is marked @sortable")]
    [InlineData("type Query { a: [Account] @filterable }", 2, 27, "needs @connection")]
    [InlineData("type Query { a: Int } type B { c: Int @filterable(inParent: true) }", 2, 61, "only beside @connection")]
    [InlineData("type Query { a: Int } type B { c: Int @filterable(as: TEXT) }", 2, 55, "belongs on the scalar")]
    [InlineData("type Query { a: Int } input B { c: Int @filterable }", 2, 40, "does not belong on a field of input B")]
    [InlineData("type Query { a(b: Int @sortable): Int }", 2, 23, "does not belong on an argument of Query.a")]
    [InlineData("type Query { a: Int } enum E { F @sortable }", 2, 34, "does not belong on E.F")]
    [InlineData("type Query @connection { a: Int }", 2, 12, "does not belong on Query")]
    [InlineData("type Query { a: Int } scalar S @filterable", 2, 32, "takes exactly 'as'")]
    [InlineData("type Query { a: Int @payload(errors: [\"E\"]) }", 2, 21, "fields of the mutation root")]
    [InlineData("directive @payload on OBJECT type Query { a: Int }", 2, 12, "not to be defined")]
    [InlineData("type Query { a: [Account] @connection } type B { a: [B] @connection }", 2, 57, "AConnection would be both a page of [Account] (line 2 of test.graphql) and a page of [B]. Give one of them another name by @connection(name:")]
    [InlineData("type Query { a: [Account] @connection } type PageInfo { b: Int }", 2, 46, "PageInfo is the name of a type that the conventions make")]
    [InlineData("type Query { a: [B] @connection @filterable } type B { c(d: Int!): Int @filterable }", 2, 72, "no place for its argument d")]
    [InlineData("type Query { a: [B] @connection @filterable } type B { c: ID @filterable }", 2, 62, "whose id it is")]
    [InlineData("type Query { a: [B] @connection @sortable } type B { id: ID @sortable }", 2, 61, "an id is opaque")]
    [InlineData("type Query { a: [B] @connection @filterable } type B { and: Int @filterable }", 2, 65, "joins conditions")]
    [InlineData("type Query { a: [B] @connection @filterable } type B { c: [[Int]] @filterable }", 2, 67, "a list of lists")]
    [InlineData("type Query { a: [B] @connection @filterable } type B { c: U @filterable } union U = B", 2, 61, "U is neither a leaf nor an object")]
    [InlineData("type Query { a: [B] @connection @filterable } type B { c: C @filterable } type C { d: Int }", 2, 61, "no field of C is marked @filterable")]
    [InlineData("type Query { a: [BOperation] @connection @filterable } type BOperation { eq: Int @filterable }", 2, 74, "read as operations")]
    [InlineData("type Query { a: Int } type Mutation { b: Account! @payload(errors: [\"E\"]) }", 2, 42, "without '!'")]
    [InlineData("type Query { a: Int } type Mutation { b: Account @payload }", 2, 50, "needs the errors")]
    [InlineData("type Query { a: Int } type Mutation { b: Account @payload(errors: [\"E\"]) }", 2, 68, "no type of that name")]
    [InlineData("type Query { a: Int } type Mutation { b: Account @payload(errors: [\"Account\"]) }", 2, 68, "must be an object type that implements Error")]
    [InlineData("type Query { a: Int } type Mutation { b: Account @payload(errors: [3]) }", 2, 67, "a list of type names as texts")]
    [InlineData("type Query { a: Int } type Mutation { b: Int @payload(errors: [\"E\"]) }", 2, 46, "name the payload's field")]
    [InlineData("type Query { a: Int } type Mutation { b: Int @connection }", 2, 46, "@connection does not belong on Mutation.b")]
    public void A_mistake_is_reported_with_its_place(string sdl, int line, int column, string message)
    {
        var exception = Assert.Throws<SchemaException>(() => SdlConventions.Expand(Parser.Parse(new Source(Account + sdl, "test.graphql"))));

        Assert.Contains(exception.Faults, f =>
            f.Message.Contains(message, StringComparison.Ordinal)
            && f is { File: "test.graphql", Location: var at } && at == new SourceLocation(line, column));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var exception = Assert.Throws<SchemaException>(() => SdlConventions.Expand(
            Parser.Parse(new Source("type Query { a: Int @connection }", "a.graphql")),
            Parser.Parse(new Source("\nextend type Query { b: [Query] @filterable }", "b.graphql"))));

        Assert.Equal([("a.graphql", 1), ("b.graphql", 2)], exception.Faults.Select(f => (f.File!, f.Location!.Value.Line)));
    }

    [Fact]
    public void The_schema_of_the_product_expands()
    {
        var folder = Repository.File("schema");
        if (!Directory.Exists(folder))
        {
            Needed.Missing("The folder schema is missing");
        }

        var documents = Directory.GetFiles(folder, "*.graphql").Order(StringComparer.Ordinal)
            .Select(f => Parser.Parse(new Source(File.ReadAllText(f), Path.GetFileName(f))));
        var sdl = SdlConventions.Expand(documents);
        var schema = SchemaBuilder.Build(sdl.Documents);

        Assert.All(sdl.Connections.Values, c => Assert.IsType<ObjectType>(schema.Type(c.TypeName)));
        Assert.All(sdl.Payloads.Values, p => Assert.IsType<UnionType>(schema.Type(p.ErrorName)));
        Assert.Contains("Query.accounts", sdl.Connections.Keys);
    }
}
