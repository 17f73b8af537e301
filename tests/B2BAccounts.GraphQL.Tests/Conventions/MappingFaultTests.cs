using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>What filters and orders stand for is checked when the engine is made, not when a client asks.</summary>
public sealed class MappingFaultTests
{
    private const string Sdl = """
        type Query { things: [Thing!] @connection @filterable @sortable }
        type Thing {
          name: String @filterable @sortable
          size: Int @filterable @sortable
          missing: String @filterable
          lost: Int @sortable
          parts: [Thing!] @filterable
          owner: Owner @filterable @sortable
        }
        type Owner { age: Int @filterable @sortable }
        """;

    [Fact]
    public void Everything_that_stands_for_nothing_is_named_with_its_line()
    {
        var faults = Faults((conventions, _) => conventions.List<Thing, long>("Thing", t => t.Id));

        Assert.Equal(
            [
                "things.graphql(10,23): Person.age can be filtered, but Person has no property of that name; map it with Filter(\"age\", …).",
                "things.graphql(10,35): Person.age can be sorted, but Person has no property of that name; map it with Sort(\"age\", …).",
                "things.graphql(4,13): Thing.size is Int in the schema and Version in C#, which do not compare; map another expression with Filter.",
                "things.graphql(4,25): Thing.size cannot be sorted by a Version: map it to a text, a number, a day or instant, a Guid, a bool or an enum.",
                "things.graphql(5,19): Thing.missing can be filtered, but Thing has no property of that name; map it with Filter(\"missing\", …).",
                "things.graphql(6,13): Thing.lost can be sorted, but Thing has no property of that name; map it with Sort(\"lost\", …).",
                "things.graphql(7,19): Thing.parts is a list, but String is none.",
            ],
            faults.Where(f => f.Contains(" Thing.", StringComparison.Ordinal) || f.Contains(" Person.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_whose_rows_are_not_told_apart_is_named() => Assert.Contains(
        "things.graphql(1,14): things lists Thing, but no List<Thing, …>(\"Thing\", key) says how its rows are told apart.", Faults((_, _) => { }));

    [Fact]
    public void A_binding_of_a_field_that_is_no_connection_is_named() => Assert.Contains(
        "Query.thongs is bound as a connection, but the SDL has no field of that name marked @connection.",
        Faults((conventions, bindings) => bindings.Query.Connection(conventions, "thongs", _ => Enumerable.Empty<Thing>().AsQueryable())));

    private static List<string> Faults(Action<ConventionBindings, SchemaBindings> map)
    {
        var sdl = SdlConventions.Expand(Parser.Parse(new Source(Sdl, "things.graphql")));
        var schema = SchemaBuilder.Build(sdl.Documents);
        var bindings = new SchemaBindings();
        var conventions = new ConventionBindings(sdl, schema, bindings, new MemoryRows(), _ => null);
        map(conventions, bindings);
        bindings.Query.Connection(conventions, "things", _ => Enumerable.Empty<Thing>().AsQueryable());
        bindings.Object<Thing>("Thing").Field("missing", _ => "").Field("lost", _ => 1).Field("size", _ => 1).Field("parts", _ => new List<Thing>());
        bindings.Object<Person>("Owner").Field("age", _ => 1);
        return [.. Assert.Throws<SchemaException>(() => new GraphQLEngine(schema, bindings)).Faults.Select(f => f.ToString())];
    }

    internal sealed record Thing(long Id, string? Name, Version Size, string Parts, Person? Owner);

    internal sealed record Person(long Id);
}
