using B2BAccounts.GraphQL.Check.StandIns;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Differential;
using B2BAccounts.GraphQL.Tests.Execution;
using B2BAccounts.GraphQL.Tests.Language;
using B2BAccounts.GraphQL.Tests.Validation;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Tests.Fuzzing;

/// <summary>The texts that fuzzing starts from, and the engines that answer them.</summary>
internal sealed class Corpus
{
    private const int Size = 3_000;
    private const int Tries = 4;

    private static readonly string Generated = new SchemaGenerator(1, 40).Sdl();

    private readonly GraphQLEngine[] engines =
    [
        StandInEngine.Of(SchemaBuilder.Build(Parser.Parse(Generated)), new EngineOptions()), StandIn.Engine(TestSchemas.Trade), StandIn.Engine(HostileDocuments.Sdl),
    ];

    private readonly List<(GraphQLEngine Engine, string Text)> texts = [];

    public Corpus()
    {
        string[] written =
        [
            KitchenSinks.Executable, KitchenSinks.TypeSystem, .. WrongDocuments.ByRule.Values.SelectMany(d => d), .. HostileDocuments.All.Select(f => f.Make(60).Query),
        ];
        SchemaParts[] parts = [.. engines.Select(e => new SchemaParts(e.Schema))];
        string[] schemas = [TestSchemas.Trade, HostileDocuments.Sdl, Generated];
        for (var i = 0; i < Size; i++)
        {
            var engine = engines[i % engines.Length];
            texts.Add((engine, (i / engines.Length % 12) switch
            {
                0 => written[i % written.Length],
                1 => Shortest(i, seed => Printer.Print(new SyntaxGenerator(seed).Document())),
                2 => schemas[i % schemas.Length],
                _ => Shortest(i, seed => new QueryGenerator(parts[i % parts.Length], seed, i % 5 == 0).Document()),
            }));
        }
    }

    /// <summary>An engine and a text, most often one that it can answer.</summary>
    public (GraphQLEngine Engine, string Text) Pick(Random random) => texts[random.Next(texts.Count)];

    // More can be tried with short texts in the same time.
    private static string Shortest(int seed, Func<int, string> make) =>
        Enumerable.Range(seed * Tries, Tries).Select(make).MinBy(text => text.Length)!;
}
