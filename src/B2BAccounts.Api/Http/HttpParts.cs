using System.Diagnostics.Metrics;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Prospects;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Security;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>What the program answers over HTTP.</summary>
public static class HttpParts
{
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddOptions<HttpOptions>().BindConfiguration(HttpOptions.Section)
            .PostConfigure<IHostEnvironment>((options, environment) => options.Decide(environment.IsDevelopment())).ValidateOnStart();
        services.AddRouting();
        SecurityHeaders.AddTo(services);
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ConnectionLimits>();
        services.AddAuthentication(BearerHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
        services.AddOptions<CrossOriginOptions>().BindConfiguration(CrossOriginOptions.Section).ValidateOnStart();
        services.AddCors().AddSingleton<IConfigureOptions<CorsOptions>, CrossOriginPolicy>();
        services.AddOptions<RequestRateOptions>().BindConfiguration(RequestRateOptions.Section).ValidateOnStart();
        // Whatever is answered needs a caller, unless it says that it is for all.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddOptions<GraphQLOptions>().BindConfiguration(GraphQLOptions.Section).ValidateOnStart();
        services.AddOptions<GraphQLLimits>().BindConfiguration(GraphQLLimits.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsCheck>()
            .AddSingleton<IValidateOptions<CrossOriginOptions>, CrossOriginOptionsCheck>()
            .AddSingleton<IValidateOptions<RequestRateOptions>, RequestRateOptionsCheck>()
            .AddSingleton<IValidateOptions<GraphQLOptions>, GraphQLOptionsCheck>()
            .AddSingleton<IValidateOptions<GraphQLLimits>, GraphQLLimitsCheck>()
            .AddSingleton<Contract>(_ => Contract.Read())
            .AddSingleton(s => ApiEngine.Make(
                s.GetRequiredService<Contract>(),
                s.GetRequiredService<ILogger<GraphQLEngine>>(),
                s.GetRequiredService<IOptions<GraphQLOptions>>().Value,
                s.GetRequiredService<IOptions<GraphQLLimits>>().Value,
                s.GetRequiredService<IMeterFactory>().Create(GraphQLEngine.TelemetryName),
                allowIntrospection: s.GetRequiredService<IOptions<HttpOptions>>().Value.AllowIntrospection == true))
            .AddSingleton<OtlpExport>()
            .AddSingleton<AuthRates>()
            .AddSingleton<RequestRates>()
            .AddScoped<AnswerBooks>()
            .AddScoped<Papers>();
    }

    public static WebApplication MapApi(this WebApplication app, IReadOnlyList<SampleQuery> samples)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.Services.GetRequiredService<IOptions<HttpOptions>>().Value;
        app.Services.GetRequiredService<OtlpExport>();
        app.UseUnhandledFaults();
        var rates = app.Services.GetRequiredService<RequestRates>();
        // Before the caller is looked for: a browser asks what a page may do without credentials. Its question goes no further, and is
        // counted before it; whatever else is refused for its rate, a page is to be able to read.
        app.UseWhen(CrossOriginPolicy.IsQuestion, asked => asked.Use(rates.OfAddressAsync));
        app.UseCors();
        app.Use(rates.OfAddressAsync);
        app.Use(BodyLimit.CheckAsync);
        app.UseAuthentication();
        app.Use(rates.OfPrincipalAsync);
        app.UseAuthorization();
        app.MapGraphQL("/graphql", app.Services.GetRequiredService<GraphQLEngine>(), new GraphQLHttpOptions
        {
            Sdl = options.OfferSchema == true ? app.Services.GetRequiredService<Contract>().Text : null,
            PageTitle = options.OfferPage == true ? "B2BAccounts" : null,
            SampleQueries = samples,
            MaxBodyBytes = Math.Min(options.MaxBodyBytes, app.Services.GetRequiredService<IOptions<RequestRateOptions>>().Value.RequestBytes),
            MaxBatchSize = options.MaxBatchSize,
            MaxBatchAnswerBytes = options.MaxBatchAnswerBytes,
            EnforceGetRequestsPreflight = options.EnforceGetRequestsPreflight,
            CompressFromBytes = options.CompressFromBytes,
            TellsPlans = app.Environment.IsDevelopment(),
            Refuses = CallerRefusal.OfOperations,
            RefusesBatch = rates.OfBatch,
            Answered = AuditedAnswers.Note,
            RolesOf = http => CallerIdentity.Of(http) is { } identity ? RoleNames.SetOf(identity.Caller.Role) : null,
        }).AllowAnonymous();
        app.MapAuth().MapReports().MapProspectsCsv();
        app.MapGet("/", () => Results.Redirect("/graphql")).AllowAnonymous();
        app.MapGet("/health/live", () => Results.Text("alive")).AllowAnonymous();
        app.MapGet("/health/ready", async (IDbContextFactory<AccountsDb> contexts, CancellationToken cancel) =>
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            return await db.Database.CanConnectAsync(cancel) ? Results.Text("ready") : Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
        return app;
    }
}
