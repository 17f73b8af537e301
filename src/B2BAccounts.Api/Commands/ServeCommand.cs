using System.CommandLine;
using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;

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
        await using var app = await host.OpenAsync(quiet: false, cancellation);
        if (app.Environment.IsDevelopment() && await app.Services.GetRequiredService<SeedDemo>().RunIfEmpty(cancellation) is { } seeded)
        {
            await host.Output.WriteLineAsync($"The book was empty; it has the demo portfolio now: {seeded}.");
        }

        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException taken)
        {
            throw new CannotStart($"{taken.Message} Is it running already? Choose another address, such as --urls http://127.0.0.1:5081.", taken);
        }

        await Greet(app, host.Output, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task Greet(WebApplication app, TextWriter output, CancellationToken cancellation)
    {
        var address = app.Urls.FirstOrDefault() ?? "this machine";
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(cancellation);
        var shown = await db.Accounts.OrderBy(a => a.Grade == null).ThenBy(a => a.Grade).ThenBy(a => a.Number).Select(a => a.Number)
            .FirstOrDefaultAsync(cancellation);
        await output.WriteLineAsync(
            $"""

             B2BAccounts listens on {address}, for this machine only until access control comes.
             Open {address}/graphql in a browser, or send these there:

             """);
        await output.WriteLineAsync(shown is null
            ? "The book is empty: fill it with 'import accounts|links|invoices|payments FILE' or 'seed-demo'."
            : SampleQueries.Account(shown));
        await output.WriteLineAsync(SampleQueries.Prospects);
        await output.WriteLineAsync("Ctrl+C stops it.");
    }
}
