using System.CommandLine;
using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>Fills an empty book with the demo portfolio.</summary>
public static class SeedDemoCommand
{
    public static Command Create(ProgramHost host)
    {
        var command = new Command("seed-demo", "Fill an empty book with a demo portfolio; refused when the book has any account.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var app = await host.OpenAsync(quiet: true, cancellation);
            var seeded = await app.Services.GetRequiredService<SeedDemo>().RunIfEmpty(cancellation)
                ?? throw new CannotStart(
                    "The book has accounts already; the demo portfolio goes into an empty book only. Name another file in Database:ConnectionString.");
            await host.Output.WriteLineAsync($"The demo portfolio is in: {seeded}.");
            return 0;
        });
        return command;
    }
}
