using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Http;

namespace B2BAccounts.Benchmarks.GraphQL;

/// <summary>The engine at /graphql, and at /floor what any answer costs on this server: the body is read as JSON, and a fixed answer of
/// the same size goes back.</summary>
internal static class GraphQLHost
{
    public static async Task RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var engine = BookSchema.Engine();
        app.MapGraphQL("/graphql", engine);
        var floor = await FloorAsync(engine);
        app.MapPost("/floor", floor);
        app.MapGet("/", () => "ready");
        await app.RunAsync();
    }

    private static async Task<RequestDelegate> FloorAsync(GraphQLEngine engine)
    {
        var answers = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var query in BookQuery.All)
        {
            using var variables = JsonDocument.Parse(query.Variables ?? "{}");
            using var result = await engine.ExecuteAsync(new GraphQLRequest(query.Document, null, variables.RootElement));
            answers[query.Document] = result.Body.ToArray();
        }

        return async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var answer = answers[body.RootElement.GetProperty("query").GetString()!];
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
        };
    }
}
