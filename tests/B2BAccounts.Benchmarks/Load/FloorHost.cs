using System.Text.Json;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>The same answers from the same database by hand: what no program on this server could be much faster than.</summary>
internal static class FloorHost
{
    private delegate Task Answer(JsonElement asked, Utf8JsonWriter json);

    /// <summary>The environment variable that has the connection string.</summary>
    public const string Connection = "BOOK_FLOOR_CONNECTION";

    /// <param name="arguments">--provider and --urls.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();
        var database = new BookDatabase(builder.Configuration["provider"]!, builder.Configuration[Connection]!);
        var (accounts, figures, changes) = (new FloorAccounts(database), new FloorFigures(database), await FloorChanges.OpenAsync(database));
        var app = builder.Build();
        app.MapGet("/", () => "ready");
        Map(app, Scenario.Account, accounts.PageAsync);
        Map(app, Scenario.Accounts, accounts.ListAsync);
        Map(app, Scenario.Prospects, accounts.ProspectsAsync);
        Map(app, Scenario.Ageing, figures.AgeingAsync);
        Map(app, Scenario.AgeingByAccount, figures.AgeingByAccountAsync);
        Map(app, Scenario.Invoice, changes.RecordInvoiceAsync);
        Map(app, Scenario.Payment, changes.RecordPaymentAsync);
        Map(app, Scenario.CreditCheck, changes.TakeCreditAsync);
        await app.RunAsync();
    }

    private static void Map(WebApplication app, string name, Answer answer) => app.MapPost($"/{name}", async context =>
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartObject("data");
        await answer(body.RootElement, json);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    });
}
