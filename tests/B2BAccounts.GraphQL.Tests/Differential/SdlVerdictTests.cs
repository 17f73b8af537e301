using System.Globalization;
using System.Text.RegularExpressions;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Validation;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Changes good schemas in thousands of ways and asks graphql-js too whether they are still schemas.</summary>
public sealed partial class SdlVerdictTests(ITestOutputHelper output)
{
    private const int Schemas = 4000;

    // One member a line, so that lines can go, double and move.
    private const string World = """
        directive @once on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
        directive @many(n: Int!, e: [Color!] = [RED], f: Filter = { a: 1 }) repeatable on OBJECT | FIELD_DEFINITION | ENUM_VALUE | INPUT_FIELD_DEFINITION | FIELD
        directive @asked(size: Float = 1, by: By) on FIELD | QUERY
        scalar Day @specifiedBy(url: "https://x.test/day")
        scalar Any
        enum Color @once {
          RED
          "green" GREEN @deprecated
          BLUE @once
        }
        input Filter {
          a: Int
          b: String = "x"
          colors: [Color!] = [RED, BLUE]
          next: Filter
          by: By = { number: 1 }
          must: Boolean! = false
          day: Day = "2026-01-01" @deprecated(reason: "old")
          raw: Any = { any: [1, RED] }
        }
        input By @oneOf {
          number: Int
          name: String
          filter: Filter
        }
        interface Node {
          id: ID!
        }
        interface Named implements Node {
          id: ID!
          name(short: Boolean = false, max: Int): String
        }
        interface Audited {
          changed: Day
          by: Named
          all: [Node]
          old: Int @deprecated
        }
        type Account implements Named & Node & Audited @once {
          id: ID!
          name(short: Boolean = false, max: Int, more: [Int!]): String!
          changed: Day!
          by: Person
          all: [Account!]!
          old: Int @deprecated(reason: "gone")
          color(of: Color = RED @once, filters: [Filter!]! = [{ a: 1 }]): Color @many(n: 3, e: RED)
          party: Party
        }
        type Person implements Node & Named {
          id: ID!
          name(short: Boolean = false, max: Int): String
          accounts(first: Int! = 25, by: By, old: Int @deprecated): [Account]
        }
        type Robot {
          size: Float @many(n: 1) @many(n: 2)
          flag: Boolean
        }
        union Party = Account | Person
        type Query {
          version: String
          node(id: ID!): Node
          parties(where: Filter = { a: 1, by: { name: "n" } }): [Party!]
        }
        type Mutation {
          touch(filter: Filter!): Boolean
        }
        extend type Person @many(n: 1)
        extend type Query {
          robot: Robot
        }
        """;

    // What graphql-js lets pass and the specification does not: what is said here of it, and the sentence that forbids it.
    private static readonly (Regex Fault, string Sentence)[] Stricter =
    [
        (BuiltIn(), "3.3: No provided type may have a name which conflicts with any built in types (including Scalar and Introspection types)."),
        (SelfReference(), "3.13: A directive definition must not contain the use of a directive which references itself indirectly by referencing a "
            + "Type or Directive which transitively includes a reference to this directive."),
        (WrongArgument(), "5.6.1: Literal values must be compatible with the type expected in the position they are found as per the coercion rules "
            + "defined in the Type System chapter."),
        (Operation(), "3: TypeSystemDocument : TypeSystemDefinition+"),
    ];

    [Fact]
    public async Task A_changed_schema_is_refused_exactly_when_graphql_js_refuses_it()
    {
        var texts = Enumerable.Range(0, Schemas).Select(seed => new SdlMutation(seed).Apply(seed % 5 == 0 ? TestSchemas.Trade : World)).ToList();
        Assert.Empty(Faults(World));
        var answers = await GraphQLJs.AskAsync([.. texts.Select(text => (object)new { check = text })]);

        List<string> differences = [];
        HashSet<string> reasons = new(StringComparer.Ordinal);
        HashSet<string> sentences = new(StringComparer.Ordinal);
        var (refused, stricter) = (0, 0);
        for (var i = 0; i < texts.Count; i++)
        {
            var theirs = answers[i].EnumerateArray().SelectMany(e => e.GetString()!.Split("\n\n")).ToList();
            var ours = Faults(texts[i]);
            reasons.UnionWith(theirs.Select(message => Particular().Replace(message, "…")));
            refused += theirs.Count > 0 ? 1 : 0;
            if (ours.Count > 0 == theirs.Count > 0)
            {
                continue;
            }

            var allowed = ours.SelectMany(fault => Stricter.Where(s => s.Fault.IsMatch(fault)).Select(s => s.Sentence)).ToList();
            if (theirs.Count == 0 && allowed.Count == ours.Count)
            {
                sentences.UnionWith(allowed);
                stricter++;
            }
            else
            {
                differences.Add($"{texts[i]}\n-- here:\n{string.Join('\n', ours)}\n-- graphql-js:\n{string.Join('\n', theirs)}");
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{texts.Count} schemas, {refused} of them refused for {reasons.Count} reasons; {stricter} only here, by a sentence of the specification; "
            + $"{differences.Count} verdicts differ without one."));
        Assert.True(differences.Count == 0, string.Join("\n\n====\n", differences.Take(5)));
        Assert.Equal(Stricter.Select(s => s.Sentence), Stricter.Select(s => s.Sentence).Where(sentences.Contains));
        Assert.InRange(refused, Schemas / 2, Schemas * 85 / 100);
        Assert.True(reasons.Count >= 100, $"Only {reasons.Count} reasons to refuse a schema were met.");
    }

    private static List<string> Faults(string sdl)
    {
        try
        {
            SchemaBuilder.Build(Parser.Parse(new Source(sdl, "changed.graphql")));
            return [];
        }
        catch (GraphQLSyntaxException e)
        {
            return [e.Message];
        }
        catch (SchemaException e)
        {
            Assert.All(e.Faults, f => Assert.True(f.File == "changed.graphql" && f.Location is not null || f.Message.Contains("no query root", StringComparison.Ordinal), $"{f} has no place:\n{sdl}"));
            return [.. e.Faults.Select(f => f.Message)];
        }
    }

    // The names and values in a message: what is left is the reason.
    [GeneratedRegex("""
        "[^"]*"|'[^']*'|@?\b[A-Za-z_0-9]+\.[A-Za-z_0-9]+(\([^)]*\))?|@[A-Za-z_0-9]+(\([^)]*\))?|\[[^ ]*|\b[A-Z_][A-Za-z_0-9]*!?\b|[0-9]+|Did you mean.*|found:.*
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Particular();

    [GeneratedRegex("is built in and cannot be defined or extended")]
    private static partial Regex BuiltIn();

    [GeneratedRegex("^Directive @.* refers to itself")]
    private static partial Regex SelfReference();

    [GeneratedRegex("^The argument @.* is wrong")]
    private static partial Regex WrongArgument();

    [GeneratedRegex("^A schema holds only definitions")]
    private static partial Regex Operation();
}
