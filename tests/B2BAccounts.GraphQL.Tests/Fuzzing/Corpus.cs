using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Tests.Differential;
using B2BAccounts.GraphQL.Tests.Execution;
using B2BAccounts.GraphQL.Tests.Language;
using B2BAccounts.GraphQL.Tests.Validation;

namespace B2BAccounts.GraphQL.Tests.Fuzzing;

/// <summary>The texts that fuzzing starts from, and the engines that answer them.</summary>
internal sealed class Corpus
{
    private readonly GraphQLEngine[] engines =
    [
        HashedWorld.Engine(), StandIn.Engine(TestSchemas.Trade), StandIn.Engine(HostileDocuments.Sdl),
    ];

    private readonly string[] fixedTexts =
    [
        KitchenSinks.Executable, KitchenSinks.TypeSystem, TestSchemas.Trade, HostileDocuments.Sdl, HashedWorld.Sdl,
        .. WrongDocuments.ByRule.Values.SelectMany(d => d), .. HostileDocuments.All.Select(f => f.Make(60).Query),
    ];

    /// <summary>An engine and a text, most often one that it can answer.</summary>
    public (GraphQLEngine Engine, string Text) Pick(Random random)
    {
        var which = random.Next(engines.Length);
        var engine = engines[which];
        return (engine, random.Next(8) switch
        {
            0 => fixedTexts[random.Next(fixedTexts.Length)],
            1 => Printer.Print(new SyntaxGenerator(random.Next()).Document()),
            2 => fixedTexts[random.Next(5)],
            _ when which == 0 => new OperationGenerator(engine.Schema, random.Next()).Operation(),
            _ => new QueryGenerator(engine.Schema, random.Next(), random.Next(3) == 0).Document(),
        });
    }
}
