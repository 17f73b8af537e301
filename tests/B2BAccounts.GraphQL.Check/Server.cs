using B2BAccounts.GraphQL.Check.StandIns;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Http;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.GraphQL.Check;

/// <summary>A schema's stand-ins over HTTP.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(string sdl, string urls, bool limited, CancellationToken cancellation)
    {
        Schema schema;
        try
        {
            schema = SchemaBuilder.Build(KnownSchemas.Read(sdl));
        }
        catch (GraphQLSyntaxException wrong)
        {
            throw new CheckException($"The SDL cannot be read: {wrong.Error.Locations?[0].Line}:{wrong.Error.Locations?[0].Column} {wrong.Message}");
        }

        var engine = StandInEngine.Of(schema, limited ? new EngineOptions() : new EngineOptions { Limits = KnownSchema.Unlimited, ExecutionTimeLimit = null });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        await using var application = builder.Build();
        var roles = StandInEngine.RolesIn(schema);
        application.MapGraphQL("/graphql", engine, new GraphQLHttpOptions { Sdl = sdl, PageTitle = "Stand-ins", RolesOf = _ => roles });
        await application.StartAsync(cancellation);
        await Console.Out.WriteLineAsync($"Listening on {string.Join(", ", application.Urls)} at /graphql. Stop with Ctrl+C.");
        await ((IHost)application).WaitForShutdownAsync(cancellation);
        return 0;
    }
}
