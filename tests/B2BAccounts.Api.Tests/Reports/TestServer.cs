using System.Net;
using System.Net.Http.Headers;
using System.Text;
using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace B2BAccounts.Api.Tests.Reports;

/// <summary>The papers and lists of the program over real HTTP, on a book of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app, TestBook book, string key)
    {
        (_app, Book) = (app, book);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public TestBook Book { get; }

    public HttpClient Client { get; }

    public static async Task<TestServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var book = await TestBook.OpenAsync(more: services => services.AddSingleton<SeedDemo>(), settings: settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings.Concat(book.Database.Settings).ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(book.Time).AddSlices().AddHttp();
        var app = builder.Build();
        app.MapReports().MapProspectsCsv();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var key = await book.Get<CreateApiKey>().HandleAsync(new CreateApiKeyInput("test", new RightsInput(Role.Admin), Days: 1), TestContext.Current.CancellationToken);
        return new TestServer(app, book, key);
    }

    /// <summary>The demo portfolio, graded, with its prospects.</summary>
    public static async Task<TestServer> WithDemoAsync()
    {
        // One caller pulls more of it than anybody does on a day, and of customers without an agreement too.
        var server = await StartAsync(("Exports:DocumentsPerDay", "100000"), ("Exports:RowsPerDay", "1000000"), ("Exports:RequireNda", "false"));
        var cancel = TestContext.Current.CancellationToken;
        await server.Book.Get<SeedDemo>().RunIfEmpty(cancel);
        await server.Book.Get<RegradeAccounts>().HandleAsync(new RegradeInput(), null, cancel);
        await server.Book.Get<FlagProspects>().HandleAsync(new FlagProspectsInput(), cancel);
        return server;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>What is answered, which must be no refusal.</summary>
    public async Task<byte[]> BytesAsync(string address)
    {
        using var response = await GetAsync(address);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, Encoding.UTF8.GetString(body));
        return body;
    }

    /// <summary>Records documents, each for itself, none of which may be refused.</summary>
    public async Task PostAsync(params NewDocument[] documents)
    {
        var outcomes = await Book.Transactions.RunAsync(
            book => Book.Get<Posting>().PostAsync(book, [.. documents.Select(IReadOnlyList<NewDocument> (d) => [d])]), default);
        Assert.All(outcomes, o => Assert.Null(o.Refused));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Book.DisposeAsync();
    }
}

/// <summary>The demo on a server, once a database for a class of tests.</summary>
public sealed class DemoServer() : OnEachDatabase<TestServer>(TestServer.WithDemoAsync);
