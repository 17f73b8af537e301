using System.Text.Json;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Validation;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Types;

public sealed class SchemaCoordinateTests
{
    private static readonly Schema Trade = SchemaBuilder.Build(Parser.Parse(TestSchemas.Trade));

    [Theory]
    [InlineData("Account")]
    [InlineData("Account.name")]
    [InlineData("Account.name(short:)")]
    [InlineData("Kind.INVOICE")]
    [InlineData("@tag")]
    [InlineData("@tag(name:)")]
    [InlineData("_1.__2(_3:)")]
    public void A_coordinate_prints_as_it_was_read(string text) => Assert.Equal(text, SchemaCoordinate.Parse(text).ToString());

    [Fact]
    public void What_should_contain_an_element_must_exist_and_a_near_name_is_offered()
    {
        Assert.Equal("The schema has no type Acount. Did you mean \"Account\"?", Refusal("Acount.name"));
        Assert.Equal("Type Account has no field nam. Did you mean \"name\"?", Refusal("Account.nam(short:)"));
        Assert.Equal("The schema has no directive @tog. Did you mean \"tag\"?", Refusal("@tog(name:)"));
        Assert.Equal("Party is a union, which has no members to name.", Refusal("Party.Account"));
        Assert.Equal("Kind is no object type or interface; only their fields have arguments.", Refusal("Kind.INVOICE(a:)"));
    }

    [Fact]
    public async Task Coordinates_are_read_resolved_and_refused_as_by_graphql_js()
    {
        var texts = Coordinates();
        var answers = await GraphQLJs.AskAsync([new { sdl = TestSchemas.Trade }, .. texts.Select(coordinate => (object)new { coordinate })]);

        HashSet<string> kinds = [];
        for (var i = 0; i < texts.Count; i++)
        {
            var expected = answers[i + 1].GetString()!;
            Assert.Equal($"{texts[i]} → {expected}", $"{texts[i]} → {Ours(texts[i])}");
            kinds.Add(expected.StartsWith("syntax", StringComparison.Ordinal) ? "syntax" : expected.Split(' ')[0]);
        }

        Assert.Superset(
            new HashSet<string>(
                ["NamedType", "Field", "InputField", "EnumValue", "FieldArgument", "Directive", "DirectiveArgument", "nothing", "refused", "syntax"],
                StringComparer.Ordinal),
            kinds);
    }

    private static string Refusal(string coordinate) =>
        Assert.Single(Assert.Throws<SchemaException>(() => SchemaElement.Find(Trade, SchemaCoordinate.Parse(coordinate))).Faults).Message;

    /// <summary>Every pair and triple of names that are there and one that is not, then texts that are no coordinates.</summary>
    private static List<string> Coordinates()
    {
        string[] types = ["Account", "Named", "EntryFilter", "Kind", "Party", "LocalDate", "String", "Query", "__Type", "Nobody"];
        string[] members = ["name", "id", "kind", "INVOICE", "fields", "__typename", "__type", "__schema", "Account", "none"];
        string[] arguments = ["short", "includeDeprecated", "name", "none"];
        string[] directives = ["tag", "deprecated", "onField", "none"];
        List<string> texts =
        [
            .. types,
            .. types.SelectMany(t => members.Select(m => $"{t}.{m}")),
            .. types.SelectMany(t => members.SelectMany(m => arguments.Select(a => $"{t}.{m}({a}:)"))),
            .. directives.Select(d => $"@{d}"),
            .. directives.SelectMany(d => arguments.Append("reason").Select(a => $"@{d}({a}:)")),
            "", " ", "Account ", " Account", "Account.", ".name", "Account.name.id", "Account.name(", "Account.name(short", "Account.name(short:",
            "Account.name(short :)", "Account.name(short)", "Account.name()", "Account.name(:)", "Account.name(short:) ", "Account.name(short:)x",
            "Account(short:)", "@", "@@tag", "@tag.name", "@tag(", "@tag(name:", "@ tag", "Account..name", "Account.1", "1Account", "Account,name",
            "Account.name(short:value)", "Account#x", "{Account}", "Accoünt", "😀", "Account.\"name\"", "Account:name", "Account)", "\0", "\ufeffAccount",
        ];
        return texts;
    }

    private static string Ours(string text)
    {
        try
        {
            return SchemaElement.Find(Trade, SchemaCoordinate.Parse(text)) switch
            {
                null => "nothing",
                SchemaElement.OfType e => $"NamedType {e.Type.Name}",
                SchemaElement.OfField e => $"Field {e.Type.Name} {e.Field.Name}",
                SchemaElement.OfInputField e => $"InputField {e.Type.Name} {e.Field.Name}",
                SchemaElement.OfEnumValue e => $"EnumValue {e.Type.Name} {e.Value.Name}",
                SchemaElement.OfFieldArgument e => $"FieldArgument {e.Type.Name} {e.Field.Name} {e.Argument.Name}",
                SchemaElement.OfDirective e => $"Directive {e.Directive.Name}",
                SchemaElement.OfDirectiveArgument e => $"DirectiveArgument {e.Directive.Name} {e.Argument.Name}",
                var other => throw new JsonException($"{other}"),
            };
        }
        catch (SchemaException)
        {
            return "refused";
        }
        catch (GraphQLSyntaxException e)
        {
            return $"syntax {e.Error.Locations![0].Column} {e.Message}";
        }
    }
}
