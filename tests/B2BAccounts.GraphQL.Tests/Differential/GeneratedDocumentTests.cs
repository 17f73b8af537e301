using System.Globalization;
using System.Text.Json;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Validation;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Generated documents over handwritten and generated schemas, half of them with mistakes: verdicts, places and answers are
/// graphql-js's.</summary>
public sealed class GeneratedDocumentTests(ITestOutputHelper output)
{
    private const int Chunk = 2000;

    private static readonly int[] Sizes = [10, 40, 120, 400, 1000];

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(120)]
    [InlineData(400)]
    [InlineData(1000)]
    public async Task Documents_over_a_generated_schema_get_graphql_js_s_verdict_and_answer(int types)
    {
        var comparison = new Comparison();
        for (var chunk = 0; chunk < 2; chunk++)
        {
            comparison.Add(await CompareAsync($"generated{types}", new SchemaGenerator(types, types).Sdl(), seed: (types * 10) + chunk, Chunk));
        }

        AssertEqual(comparison);
        Assert.True(comparison.Executed > 1000 && comparison.FieldErrors > 100, $"Too little is executed. {comparison}");
    }

    [Theory]
    [InlineData("trade")]
    [InlineData("small")]
    [InlineData("product")]
    public async Task Documents_over_a_schema_that_people_wrote_get_graphql_js_s_verdict_and_answer(string name)
    {
        var sdl = name switch
        {
            "trade" => TestSchemas.Trade,
            "small" => TestSchemas.Small,
            _ => await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema", "generated", "schema.graphql"), TestContext.Current.CancellationToken),
        };

        AssertEqual(await CompareAsync(name, sdl, seed: 1, 500));
    }

    /// <summary>Each round has schemas of its own.</summary>
    [Fact(Explicit = true)]
    public async Task As_many_documents_as_are_asked_for()
    {
        var (count, seed) = (Setting("DIFFERENTIAL_DOCUMENTS", 100_000), Setting("DIFFERENTIAL_SEED", 1));
        var comparison = new Comparison();
        for (var round = 0; comparison.Documents < count; round++)
        {
            var types = Sizes[round % Sizes.Length];
            var told = comparison.Differences.Count;
            var unlike = (seed * 1_000_003) + round;
            comparison.Add(await CompareAsync($"generated{types}", new SchemaGenerator(unlike, types).Sdl(), unlike * 31, Math.Min(Chunk, count - comparison.Documents)));
            comparison.Differences.Skip(told).ToList().ForEach(output.WriteLine);
            if (round % 10 == 9)
            {
                output.WriteLine($"{comparison.Documents} documents, {comparison.Differing} differ");
            }
        }

        AssertEqual(comparison);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static Task<Comparison> CompareAsync(string name, string sdl, int seed, int count)
    {
        var schema = new SchemaParts(SchemaBuilder.Build(Parser.Parse(new Source(sdl))));
        List<ReferenceCase> cases = [];
        for (var i = 0; i < count; i++)
        {
            var generator = new QueryGenerator(schema, unchecked((seed * 100_003) + i), collidingNames: i % 5 == 0);
            var document = generator.Document();
            using var variables = JsonDocument.Parse(generator.Variables);
            cases.Add(new ReferenceCase(
                i,
                i % 2 == 0 ? document : new Mutation(schema, seed + i).Apply(document),
                name,
                variables.RootElement.Clone(),
                generator.OperationName));
        }

        return Comparison.OfAsync(name, sdl, cases);
    }

    private void AssertEqual(Comparison comparison)
    {
        output.WriteLine(comparison.ToString());
        Assert.True(comparison.Differing == 0, $"{comparison}\n{string.Join("\n\n", comparison.Differences)}");
        Assert.InRange(comparison.Wrong, comparison.Documents * 35 / 100, comparison.Documents * 65 / 100);
        Assert.InRange(comparison.EqualMessages, comparison.Messages * 0.98, comparison.Messages);
    }
}
