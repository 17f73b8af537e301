using B2BAccounts.GraphQL.Check;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Language;
using B2BAccounts.GraphQL.Tests.Validation;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Compares parsing, printing and validation with graphql-js, document by document.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Sdl = new(StringComparer.Ordinal)
    {
        ["trade"] = TestSchemas.Trade,
        ["small"] = TestSchemas.Small,
    };

    private static readonly Dictionary<string, Schema> Schemas =
        Sdl.ToDictionary(s => s.Key, s => SchemaBuilder.Build(Parser.Parse(s.Value)), StringComparer.Ordinal);

    private static readonly ValidationOptions Options = new() { Limits = KnownSchema.Unlimited };

    public static TheoryData<string> Rules => [.. WrongDocuments.ByRule.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_wrong_document_breaks_the_rule_it_stands_under(string name)
    {
        Assert.True(WrongDocuments.ByRule[name].Length >= 2, $"{name} has no two wrong documents.");
        foreach (var document in WrongDocuments.ByRule[name])
        {
            var context = new ValidationContext(Schemas[WrongDocuments.SchemaOf(name)], Parser.Parse(document), Options);
            var rule = Assert.Single(SpecifiedRules.All(context), r => r.GetType().Name == name);
            new DocumentWalker(context, [rule]).Walk();
            Assert.True(context.Errors.Count > 0, $"{name} lets this pass: {document}");
        }
    }

    [Fact]
    public void Every_rule_has_wrong_documents() => Assert.Equal(
        SpecifiedRules.All(new ValidationContext(Schemas["small"], Parser.Parse("{ ok }"), Options)).Select(r => r.GetType().Name),
        WrongDocuments.ByRule.Keys);

    [Theory]
    [InlineData("trade")]
    [InlineData("small")]
    public async Task Each_rule_refuses_what_graphql_js_refuses_at_the_same_places(string schema)
    {
        var documents = WrongDocuments.ByRule.Where(r => WrongDocuments.SchemaOf(r.Key) == schema).SelectMany(r => r.Value);

        var comparison = await CompareAsync(schema, Sdl[schema], [.. documents.Select((d, i) => new ReferenceCase(i, d, schema))]);

        Assert.Empty(comparison.Differences);
        Assert.Equal(comparison.Documents, comparison.Wrong);
        Assert.InRange(comparison.EqualMessages, comparison.Messages * 0.98, comparison.Messages);
    }

    [Fact]
    public async Task Printed_documents_look_as_graphql_js_prints_them()
    {
        List<string> documents = [KitchenSinks.Executable, KitchenSinks.TypeSystem];
        for (var seed = 0; seed < 300; seed++)
        {
            documents.Add(Printer.Print(new SyntaxGenerator(seed).Document()));
        }

        var answers = await Reference.AskAsync(Sdl, [.. documents.Select((d, i) => new ReferenceCase(i, d))]);

        foreach (var answer in answers)
        {
            Assert.True(answer.Errors.Count == 0, $"graphql-js refuses: {answer.Errors.FirstOrDefault()}\n{documents[answer.Id]}");
            Assert.Equal(answer.Printed, Printer.Print(Parser.Parse(documents[answer.Id])));
        }
    }

    [Fact]
    public async Task Texts_with_slips_of_the_pen_are_refused_with_graphql_js_s_words()
    {
        List<string> texts = [];
        for (var seed = 0; seed < 1500; seed++)
        {
            var text = (seed % 3) switch
            {
                0 => KitchenSinks.Executable,
                1 => KitchenSinks.TypeSystem,
                _ => Printer.Print(new SyntaxGenerator(seed).Document()),
            };
            texts.Add(Slips.Make(text, seed));
        }

        var refused = 0;
        foreach (var answer in await Reference.AskAsync(Sdl, [.. texts.Select((t, i) => new ReferenceCase(i, t))]))
        {
            var theirs = answer.Errors is [var syntax] ? $"{syntax}" : "";
            var ours = SyntaxErrorOf(texts[answer.Id]);

            // graphql-js takes directives on directive definitions and extends those, which is no part of the September 2025 edition.
            // It also cuts surrogate pairs in two, in messages.
            var isLater = ours.EndsWith("Expected \"on\", found \"@\".", StringComparison.Ordinal)
                || ours.EndsWith("Unexpected Name \"directive\".", StringComparison.Ordinal);
            if (!isLater && !theirs.Contains('\uFFFD', StringComparison.Ordinal))
            {
                Assert.Equal($"{theirs}\n{texts[answer.Id]}", $"{ours}\n{texts[answer.Id]}");
            }

            refused += answer.Errors.Count;
        }

        Assert.InRange(refused, texts.Count / 2, texts.Count);
    }

    private static string SyntaxErrorOf(string text)
    {
        try
        {
            Parser.Parse(text);
            return "";
        }
        catch (GraphQLSyntaxException e)
        {
            return $"{e.Error.Locations![0].Line}:{e.Error.Locations[0].Column} {e.Error.Message}";
        }
    }

    private async Task<Comparison> CompareAsync(string name, string sdl, List<ReferenceCase> cases)
    {
        var comparison = await Comparison.OfAsync(name, sdl, cases);
        output.WriteLine(comparison.ToString());
        return comparison;
    }
}
