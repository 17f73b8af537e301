using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using B2BAccounts.Api.Commands;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>The whole program on a free port with a database of its own; in Development with the demo portfolio.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    // Tests send as fast as they can; those of the rates themselves set them.
    private static readonly string[] Unlimited = ["--Http:Limits:PrincipalPerSecond=0", "--Http:Limits:AddressPerSecond=0", "--Http:Limits:ConcurrentPerPrincipal=0"];

    private readonly WebApplication app;
    private readonly TestDatabase database;
    private readonly bool owns;

    private RunningProgram(WebApplication app, TestDatabase database, bool owns, string greeting, string key)
    {
        this.app = app;
        this.database = database;
        this.owns = owns;
        Greeting = greeting;
        Key = key;
        Client = ClientWith(key);
        Stranger = ClientWith(null);
    }

    /// <summary>Sends an ADMIN's key with every request.</summary>
    public HttpClient Client { get; }

    /// <summary>Sends no credentials.</summary>
    public HttpClient Stranger { get; }

    /// <summary>An ADMIN's API key.</summary>
    public string Key { get; }

    public TestDatabase Database => database;

    public IServiceProvider Services => app.Services;

    /// <summary>What the server printed at its start.</summary>
    public string Greeting { get; }

    public static Task<RunningProgram> WithDemoAsync() => StartAsync(null, ["--environment=Development"]);

    public static Task<RunningProgram> EmptyAsync(params string[] settings) => StartAsync(null, ["--environment=Production", .. settings]);

    /// <summary>In Development with the demo portfolio and settings that only Development has.</summary>
    public static Task<RunningProgram> InDevelopmentAsync(params string[] settings) => StartAsync(null, ["--environment=Development", .. settings]);

    /// <summary>On a database that outlives it.</summary>
    public static Task<RunningProgram> OnAsync(TestDatabase database, params string[] settings) => StartAsync(database, ["--environment=Production", .. settings]);

    /// <summary>The book as the program's own parts see it; the caller disposes it.</summary>
    public AccountsDb Db() => Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContext();

    /// <summary>A client that sends an access token or an API key with every request; the caller disposes it.</summary>
    public HttpClient ClientWith(string? token)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client with a key of these rights; the caller disposes it.</summary>
    public async Task<HttpClient> ClientAsAsync(RightsInput rights) => ClientWith(await MakeKeyAsync(app, rights));

    /// <summary>A client of a new user of these rights who has signed in; the caller disposes it.</summary>
    public async Task<HttpClient> SignedInAsync(string name, RightsInput rights) =>
        await SignedInAsync(name, await Services.GetRequiredService<CreateUser>().HandleAsync(new CreateUserInput(name, rights), default));

    /// <summary>A client with the access token of a user who has changed his one-time password; the caller disposes it.</summary>
    public async Task<HttpClient> SignedInAsync(string name, string once)
    {
        using var first = await Stranger.PostAsJsonAsync("/auth/sign-in", new { name, password = once });
        using var changing = ClientWith((await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        using var changed = await changing.PostAsJsonAsync("/auth/password", new { old = once, @new = "a long enough password" });
        return ClientWith((await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
    }

    /// <summary>Sends a query that must not fail, and answers its data.</summary>
    public Task<JsonElement> QueryAsync(string query, object? variables = null) => QueryAsync(Client, query, variables);

    /// <summary>The same as another caller.</summary>
    public static async Task<JsonElement> QueryAsync(HttpClient client, string query, object? variables = null)
    {
        var answer = await SendAsync(client, query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        return answer.GetProperty("data");
    }

    /// <summary>Sends an operation and answers the whole response.</summary>
    public Task<JsonElement> SendAsync(string query, object? variables = null) => SendAsync(Client, query, variables);

    private static async Task<JsonElement> SendAsync(HttpClient client, string query, object? variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        using var response = await client.SendAsync(request);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }

    /// <summary>Sends a query with the header by which developers ask for its plan.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Answer)> AskForPlanAsync(string query, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("GraphQL-Plan", header);
        using var response = await Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (owns)
        {
            await database.DisposeAsync();
        }
    }

    private static Task<string> MakeKeyAsync(WebApplication app, RightsInput rights) =>
        app.Services.GetRequiredService<CreateApiKey>().HandleAsync(new CreateApiKeyInput("test", rights, Days: 1), default);

    private static async Task<RunningProgram> StartAsync(TestDatabase? given, IReadOnlyList<string> settings)
    {
        var database = given ?? await TestDatabase.MakeAsync();
        try
        {
            var greeting = new StringWriter();
            var host = database.Host([.. Unlimited, .. settings, "--urls=http://127.0.0.1:0"], greeting);
            var app = await ServeCommand.StartAsync(host, default);
            return new RunningProgram(app, database, owns: given is null, greeting.ToString(), await MakeKeyAsync(app, new RightsInput(Role.Admin)));
        }
        catch
        {
            if (given is null)
            {
                await database.DisposeAsync();
            }

            throw;
        }
    }
}

/// <summary>One demo server a database for all tests that only ask.</summary>
public sealed class DemoProgram() : OnEachDatabase<RunningProgram>(RunningProgram.WithDemoAsync);
