using System.CommandLine;
using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace B2BAccounts.Api.Commands;

/// <summary>Brings the database's tables up to date, tells whether they are, or writes what a database administrator should run.</summary>
public static class MigrateCommand
{
    private const int NotUpToDate = 1;

    public static Command Create(ProgramHost host)
    {
        var check = new Option<bool>("--check") { Description = "Change nothing; exit code 0 when the tables are up to date, 1 when they are not." };
        var script = new Option<bool>("--script") { Description = "Change nothing and open nothing: write SQL that brings any older version up to date, and may be run again." };
        var file = new Option<FileInfo?>("--out") { HelpName = "FILE.sql", Description = "The file that --script writes; standard output when left out." };
        var command = new Command("migrate", "Make the database where there is none, and bring its tables up to date. Running it again changes nothing.") { check, script, file };
        command.Validators.Add(result =>
        {
            if (result.GetValue(check) && result.GetValue(script))
            {
                result.AddError("--check and --script are two things; give one of them.");
            }

            if (result.GetValue(file) is not null && !result.GetValue(script))
            {
                result.AddError("--out is the file that --script writes; give --script too.");
            }
        });
        command.SetAction((parsed, cancellation) =>
            parsed.GetValue(script) ? ScriptAsync(host, parsed.GetValue(file), cancellation)
            : parsed.GetValue(check) ? CheckAsync(host, cancellation)
            : MigrateAsync(host, cancellation));
        return command;
    }

    private static async Task<int> MigrateAsync(ProgramHost host, CancellationToken cancellation)
    {
        await using var app = host.Build(quiet: true);
        var (opening, database) = (app.Services.GetRequiredService<BookOpening>(), app.Services.GetRequiredService<BookDatabase>());
        var pending = await opening.MigrateAsync(mayChange: true, cancellation);
        await host.Output.WriteLineAsync(pending.Count == 0
            ? $"The {database.Location} is up to date."
            : $"The {database.Location} has been brought up to date: {string.Join(", ", pending)}.");
        return 0;
    }

    private static async Task<int> CheckAsync(ProgramHost host, CancellationToken cancellation)
    {
        await using var app = host.Build(quiet: true);
        var database = app.Services.GetRequiredService<BookDatabase>();
        var pending = await app.Services.GetRequiredService<BookOpening>().PendingAsync(cancellation);
        await host.Output.WriteLineAsync(pending.Count == 0
            ? $"The {database.Location} is up to date."
            : $"The {database.Location} is not up to date; it lacks: {string.Join(", ", pending)}.");
        return pending.Count == 0 ? 0 : NotUpToDate;
    }

    private static async Task<int> ScriptAsync(ProgramHost host, FileInfo? file, CancellationToken cancellation)
    {
        await using var app = host.Build(quiet: true);
        var database = app.Services.GetRequiredService<BookDatabase>();
        await using var db = database.CreateDbContext();
        if (db.Kind == DatabaseKind.Sqlite)
        {
            throw new CannotStart("--script writes for SQL Server and PostgreSQL; SQLite has no conditions in its SQL. Run 'migrate' on the file.");
        }

        var text = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        if (file is null)
        {
            await host.Output.WriteAsync(text);
            return 0;
        }

        await WholeFile.WriteAsync(file, async (stream, cancel) => await stream.WriteAsync(new System.Text.UTF8Encoding(false).GetBytes(text), cancel), overwrite: true, cancellation);
        await host.Output.WriteLineAsync($"{file.FullName}: run it on the {database.Location}.");
        return 0;
    }
}
