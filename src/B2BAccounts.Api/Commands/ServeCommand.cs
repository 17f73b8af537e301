using System.CommandLine;
using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Commands;

/// <summary>Serves the API until it is stopped. In Development an empty book is filled with the demo portfolio first.</summary>
public static class ServeCommand
{
    public static Command Create(ProgramHost host)
    {
        var command = new Command("serve", "Serve the API on this machine (what happens without a command, too).");
        command.SetAction((_, cancellation) => Run(host, cancellation));
        return command;
    }

    private static async Task<int> Run(ProgramHost host, CancellationToken cancellation)
    {
        await using var app = await StartAsync(host, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    /// <summary>The server, listening; it greets on the host's output.</summary>
    /// <exception cref="CannotStart">A setting is wrong, the database cannot be opened, or the address is taken.</exception>
    public static async Task<WebApplication> StartAsync(ProgramHost host, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(host);
        var app = await host.OpenAsync(quiet: false, cancellation);
        try
        {
            Certificates.Check(app.Configuration, app.Environment.ContentRootPath);
            if (app.Environment.IsDevelopment() && await app.Services.GetRequiredService<SeedDemo>().RunIfEmpty(cancellation) is { } seeded)
            {
                await host.Output.WriteLineAsync($"The book was empty; it has the demo portfolio now: {seeded}.");
            }

            var shown = await FirstCustomerAsync(app, cancellation);
            var samples = SampleQueries.For(shown);
            var admin = await app.Services.GetRequiredService<FirstUser>().MakeAsync(cancellation);
            // The page is for all: outside of Development it must name no customer.
            app.MapApi(app.Environment.IsDevelopment() ? samples : SampleQueries.For(null));
            await app.StartAsync(cancellation);
            var keys = app.Environment.IsDevelopment() ? await app.Services.GetRequiredService<DevelopmentKeys>().MakeAsync(shown, cancellation) : [];
            var hasPage = app.Services.GetRequiredService<IOptions<HttpOptions>>().Value.OfferPage == true;
            await new Greeting(app.Urls.First(), admin, keys, samples, IsEmpty: shown is null, hasPage).WriteAsync(host.Output);
            return app;
        }
        catch (Exception problem)
        {
            await app.DisposeAsync();
            if (problem is IOException)
            {
                throw new CannotStart($"{problem.Message} Is it running already? Choose another address, such as --urls http://127.0.0.1:5081.", problem);
            }

            throw;
        }
    }

    /// <summary>A customer worth looking at: of the best grade, the first by number.</summary>
    private static async Task<string?> FirstCustomerAsync(WebApplication app, CancellationToken cancellation)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(cancellation);
        return await db.Accounts.OrderBy(a => a.Grade == null).ThenBy(a => a.Grade).ThenBy(a => a.Number).Select(a => a.Number)
            .FirstOrDefaultAsync(cancellation);
    }
}
