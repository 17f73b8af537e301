using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using BenchmarkDotNet.Attributes;

namespace B2BAccounts.Benchmarks.GraphQL;

/// <summary>An operation from its text to the answer's bytes, without HTTP.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly GraphQLEngine engine = BookSchema.Engine();
    private GraphQLRequest request = new("{ __typename }");

    [Params("q1", "q2", "q3")]
    public string Query { get; set; } = "q1";

    [GlobalSetup]
    public void Read()
    {
        var query = BookQuery.Named(Query);
        request = new GraphQLRequest(query.Document, null, query.Variables is { } json ? JsonDocument.Parse(json).RootElement : null);
    }

    [Benchmark]
    public async Task<int> Execute()
    {
        using var result = await engine.ExecuteAsync(request);
        return result.Body.Length;
    }
}
