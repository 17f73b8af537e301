using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.GraphQL.Http.Tests;

/// <summary>A small server with the endpoint at /graphql.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    public const string Sdl = """
        type Query {
          hello(name: String = "world"): String!
          fails: String
          broken: String!
          price: Decimal
          text(length: Int!): String!
          total: Int!
          "Tells one scope of services from another."
          scope: String!
          "Does not come back before it is cancelled."
          waits: String
          margin: Int @authorize(roles: ["boss"])
        }
        type Mutation { rename(name: String!): String! add(number: Int!): Int! }
        type Subscription { never: Int }
        scalar Decimal
        """;

    private readonly WebApplication app;

    private Endpoint(WebApplication app, RecordedLog log)
    {
        this.app = app;
        Log = log;
    }

    public RecordedLog Log { get; }

    /// <summary>Where a server on a socket listens.</summary>
    public Uri Address => new(app.Urls.Single());

    public HttpClient Client => ((TestServer)app.Services.GetService(typeof(IServer))!).CreateClient();

    /// <param name="configure">Changes what is offered.</param>
    /// <param name="onSocket">A real server on a free port, for what the test server cannot be sent.</param>
    /// <param name="environment">The environment that the server believes to be in.</param>
    /// <param name="whenScopeEnds">Called at the end of each scope whose field scope was asked.</param>
    /// <param name="timeLimit">How long an operation may run.</param>
    public static async Task<Endpoint> StartAsync(
        Action<GraphQLHttpOptions>? configure = null,
        bool onSocket = false,
        string environment = "Production",
        Action? whenScopeEnds = null,
        TimeSpan? timeLimit = null)
    {
        var total = 0;
        var bindings = new SchemaBindings();
        bindings.Query
            .Field("hello", c => $"Hello {c.Argument<string>("name")}")
            .Field<string?>("fails", _ => throw new InvalidOperationException("secret detail"))
            .Field<string>("broken", _ => throw new InvalidOperationException("secret detail"))
            .Field("price", _ => 1234567890123.4500m)
            .Field("text", c => c.Argument<int>("length") is var length and >= 0 and <= 1_000_000
                ? new string('x', length)
                : throw new InvalidOperationException("too long"))
            .Field("total", _ => total)
            .Field("margin", _ => 7)
            .Field("scope", c => c.Services.GetRequiredService<ScopeMark>().Id)
            .Field("waits", async c =>
            {
                await Task.Delay(Timeout.Infinite, c.CancellationToken);
                return (string?)null;
            });
        bindings.Mutation
            .Field("rename", c => c.Argument<string>("name"))
            .Field("add", c => total += c.Argument<int>("number"));
        bindings.Subscription.Field("never", c => Nothing(c.CancellationToken));
        bindings.Scalar("Decimal", Types.Scalars.CommonScalars.Decimal);
        var schema = SchemaBuilder.Build(Parser.Parse(Sdl));
        var engine = new GraphQLEngine(schema, bindings, new EngineOptions { ExecutionTimeLimit = timeLimit ?? TimeSpan.FromSeconds(30) });

        var options = new GraphQLHttpOptions
        {
            Sdl = Sdl,
            PageTitle = "Test <page>",
            SampleQueries = [new SampleQuery("Greeting", "{ hello(name: \"<b>\") }")],
        };
        configure?.Invoke(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var log = new RecordedLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddScoped(_ => new ScopeMark(whenScopeEnds));
        if (onSocket)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        var app = builder.Build();
        app.MapGraphQL("/graphql", engine, options);
        await app.StartAsync();
        return new Endpoint(app, log);
    }

    public async Task<(int Status, string? MediaType, string Body)> PostAsync(string body, string? accept = null, string contentType = "application/json")
    {
        return await PostAsync(Encoding.UTF8.GetBytes(body), accept, contentType);
    }

    public async Task<(int Status, string? MediaType, string Body)> PostAsync(
        byte[] body, string? accept = null, string contentType = "application/json", string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        return await SendAsync(request, accept);
    }

    public async Task<(int Status, string? MediaType, string Body)> GetAsync(string queryString, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + queryString);
        return await SendAsync(request, accept);
    }

    public async Task<(int Status, string? MediaType, string Body)> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var client = Client;
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async IAsyncEnumerable<int> Nothing([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        yield break;
    }

    private sealed class ScopeMark(Action? whenScopeEnds) : IDisposable
    {
        public string Id { get; } = Guid.NewGuid().ToString();

        public void Dispose() => whenScopeEnds?.Invoke();
    }
}
