using System.Globalization;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Language;
using B2BAccounts.GraphQL.Tests.Validation;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;
using B2BAccounts.GraphQL.Validation.Limits;

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

    // graphql-js has introspection's limit among its rules and no other limits.
    private static readonly ValidationOptions Options = new()
    {
        Limits = OperationLimits.None with { MaxIntrospectionLists = OperationLimits.Default.MaxIntrospectionLists },
    };

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

    [Fact]
    public async Task Each_rule_refuses_what_graphql_js_refuses_at_the_same_places()
    {
        List<ReferenceCase> cases = [];
        foreach (var (rule, documents) in WrongDocuments.ByRule)
        {
            var first = cases.Count;
            cases.AddRange(documents.Select((d, i) => new ReferenceCase(first + i, d, WrongDocuments.SchemaOf(rule))));
        }

        var comparison = await CompareAsync(cases);

        Assert.Empty(comparison.Differences);
        Assert.Equal(cases.Count, comparison.Wrong);
        Assert.InRange(comparison.EqualMessages, comparison.Messages * 0.98, comparison.Messages);
    }

    [Theory]
    [InlineData("trade", 1, 500)]
    [InlineData("small", 100_001, 400)]
    public async Task Generated_documents_half_of_them_with_mistakes_get_graphql_js_s_verdict(string schema, int seed, int count)
    {
        List<ReferenceCase> cases = [];
        for (var i = 0; i < count; i++)
        {
            var document = new QueryGenerator(Schemas[schema], seed + i, collidingNames: i % 5 == 0).Document();
            cases.Add(new ReferenceCase(i, i % 2 == 0 ? document : new Mutation(Schemas[schema], seed + i).Apply(document), schema));
        }

        var comparison = await CompareAsync(cases);

        Assert.Empty(comparison.Differences);
        Assert.InRange(comparison.Wrong, count * 40 / 100, count * 70 / 100);
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
            Assert.True(answer.Syntax is null, $"graphql-js refuses: {answer.Syntax?.Message}\n{documents[answer.Id]}");
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
            var theirs = answer.Syntax is { } syntax ? $"{syntax.Locations[0]} {syntax.Message}" : "";
            var ours = SyntaxErrorOf(texts[answer.Id]);

            // graphql-js takes directives on directive definitions and extends those, which is no part of the September 2025 edition.
            // It also cuts surrogate pairs in two, in messages.
            var isLater = ours.EndsWith("Expected \"on\", found \"@\".", StringComparison.Ordinal)
                || ours.EndsWith("Unexpected Name \"directive\".", StringComparison.Ordinal);
            if (!isLater && !theirs.Contains('\uFFFD', StringComparison.Ordinal))
            {
                Assert.Equal($"{theirs}\n{texts[answer.Id]}", $"{ours}\n{texts[answer.Id]}");
            }

            refused += answer.Syntax is null ? 0 : 1;
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
            return $"{Plain(e.Error).Locations[0]} {e.Error.Message}";
        }
    }

    private async Task<Comparison> CompareAsync(List<ReferenceCase> cases)
    {
        var comparison = new Comparison();
        foreach (var theirs in await Reference.AskAsync(Sdl, cases))
        {
            var (schema, document) = (Schemas[cases[theirs.Id].Schema!], cases[theirs.Id].Document);
            comparison.Add(document, Ours(schema, document), theirs);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cases.Count} documents, {comparison.Wrong} of them wrong ({comparison.Syntax} in syntax); verdict and places differ in "
            + $"{comparison.Differences.Count}; {comparison.EqualMessages} of {comparison.Messages} messages are equal; "
            + $"{comparison.OneOf} errors only here, about nullable variables in oneOf objects, which graphql-js overlooks."));
        comparison.OtherMessages.ForEach(output.WriteLine);
        return comparison;
    }

    private static ReferenceAnswer Ours(Schema schema, string document)
    {
        try
        {
            return new ReferenceAnswer(0, null, [.. Validator.Validate(schema, Parser.Parse(document), Options).Select(Plain)], null);
        }
        catch (GraphQLSyntaxException e)
        {
            return new ReferenceAnswer(0, Plain(e.Error), null, null);
        }
    }

    private static ReferenceError Plain(GraphQLError error) =>
        new(error.Message, [.. (error.Locations ?? []).Select(l => $"{l.Line}:{l.Column}")]);

    private sealed class Comparison
    {
        public List<string> Differences { get; } = [];

        public List<string> OtherMessages { get; } = [];

        public int Wrong { get; private set; }

        public int Syntax { get; private set; }

        public int Messages { get; private set; }

        public int EqualMessages { get; private set; }

        public int OneOf { get; private set; }

        public void Add(string document, ReferenceAnswer ours, ReferenceAnswer theirs)
        {
            var reference = Errors(theirs);
            var own = Errors(ours);
            var beyond = own.Where(e => IsOneOf(e) && reference.All(r => Key(r) != Key(e))).ToList();
            OneOf += beyond.Count;
            own = [.. own.Except(beyond)];
            Wrong += reference.Count > 0 ? 1 : 0;
            Syntax += theirs.Syntax is null ? 0 : 1;
            if ((ours.Syntax is null) != (theirs.Syntax is null)
                || !own.Select(Places).Order(StringComparer.Ordinal).SequenceEqual(reference.Select(Places).Order(StringComparer.Ordinal)))
            {
                Differences.Add($"{document}\n-- here:\n{string.Join('\n', own.Select(Key))}\n-- graphql-js:\n{string.Join('\n', reference.Select(Key))}");
                return;
            }

            var left = own.Select(Key).ToList();
            Messages += reference.Count;
            foreach (var error in reference)
            {
                if (left.Remove(Key(error)))
                {
                    EqualMessages++;
                }
                else
                {
                    OtherMessages.Add($"graphql-js: {Key(error)}");
                }
            }

            OtherMessages.AddRange(left.Select(l => $"here: {l}"));
        }

        private static List<ReferenceError> Errors(ReferenceAnswer answer) => answer.Syntax is { } syntax ? [syntax] : [.. answer.Errors!];

        private static bool IsOneOf(ReferenceError error) =>
            error.Message.Contains("must be non-nullable to be used for OneOf", StringComparison.Ordinal);

        private static string Places(ReferenceError error) => string.Join(' ', error.Locations);

        private static string Key(ReferenceError error) => $"{Places(error)} {error.Message}";
    }
}
