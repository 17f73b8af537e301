using System.CommandLine;
using B2BAccounts.Api.Copying;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>Moves a book from one database to another of any kind, and proves that it holds the same.</summary>
public static class CopyDatabaseCommand
{
    private const int Different = 1;

    public static Command Create(ProgramHost host)
    {
        var command = new Command("copy-database",
            "Copy a book into another database, of the same kind or another, row by row, and compare all rows of the two. A run that was cut off is gone on with by running it again.");
        var from = new CopySide("--from", "The book to copy. It may be in use meanwhile: it is read in the state that it has at the start.", command);
        var to = new CopySide("--to", "Where to: made when it does not exist; empty, or left unfinished by an earlier run, which is gone on with.", command);
        var verify = new Option<bool>("--verify-only") { Description = "Copy nothing; compare the two. Exit code 0 when they are the same, 1 when they are not." };
        command.Add(verify);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var source = from.Build(host, parsed);
            from.Check(parsed, source.Environment);
            await using var target = to.Build(host, parsed);
            to.Check(parsed, target.Environment);
            var (here, there) = (EndOf(from.Name, source), EndOf(to.Name, target));
            if (here.Database.Location.Equals(there.Database.Location, StringComparison.Ordinal))
            {
                throw new CannotStart($"--from and --to are the same {here.Database.Location}. Name two databases; one that is left out is that of Database:ConnectionString.");
            }

            var clock = source.Services.GetRequiredService<TimeProvider>();
            var copy = new CopyDatabase(here, there, clock);
            var result = await WorkProgress.Show(host.Console, clock, parsed.GetValue(verify) ? "Comparing" : "Copying and comparing", "rows", progress => parsed.GetValue(verify)
                ? copy.CompareAsync(progress, cancellation)
                : copy.CopyAsync(progress, cancellation));
            await CopyReport.WriteAsync(host.Output, result, here.Database, there.Database);
            return result.AreSame ? 0 : Different;
        });
        return command;
    }

    private static CopyEnd EndOf(string side, WebApplication app) =>
        new(side, app.Services.GetRequiredService<BookDatabase>(), app.Services.GetRequiredService<BookOpening>());
}
