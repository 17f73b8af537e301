using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Execution.Cost;

/// <summary>Interfaces and unions, over random operations.</summary>
public sealed class AbstractTypeTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(Parser.Parse(AbstractOperations.Sdl));

    [Fact]
    public async Task Random_operations_cost_what_a_plain_recursive_definition_says()
    {
        var options = new EngineOptions { Limits = OperationLimits.None, ResolverCost = 4, AssumedListSize = 2 };
        string[] batches = [.. new[] { "Alpha", "Beta", "Gamma" }.SelectMany(t => PlainCost.Batches.Select(f => $"{t}.{f}"))];
        var engine = StubCode.Engine(AbstractOperations.Sdl, options, batches);
        var variables = JsonDocument.Parse(AbstractOperations.Variables).RootElement;
        for (var seed = 0; seed < 150; seed++)
        {
            var query = new AbstractOperations(Schema, seed).Operation();
            var plain = new PlainCost(Schema, Parser.Parse(query), variables, options);
            Assert.True((plain.FieldCost(), plain.TypeCost()) == await engine.CostAsync(query, AbstractOperations.Variables), query);
        }
    }
}
