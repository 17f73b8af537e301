using System.Runtime;
using B2BAccounts.Api.Demo;
using B2BAccounts.Api.Generation;
using B2BAccounts.Api.Grading;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Verification;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace B2BAccounts.Api.Commands;

/// <summary>What every command stands on: the same settings, checked the same way, the same parts and the same book.</summary>
public sealed class ProgramHost
{
    private const string ProjectFile = "B2BAccounts.Api.csproj";

    private readonly IReadOnlyList<string> _settings;
    private readonly Dictionary<string, string?> _database;

    /// <param name="settings">Those of the command line.</param>
    /// <param name="output">Where commands speak.</param>
    public ProgramHost(IReadOnlyList<string> settings, TextWriter output)
        : this(settings, [], output)
    {
    }

    private ProgramHost(IReadOnlyList<string> settings, Dictionary<string, string?> database, TextWriter output) =>
        (_settings, _database, Output, Console) = (settings, database, output, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }));

    public TextWriter Output { get; }

    public IAnsiConsole Console { get; }

    /// <summary>The whole program, not yet started, with its settings checked and its book open.</summary>
    /// <inheritdoc cref="Build"/>
    public async Task<WebApplication> OpenAsync(bool quiet, CancellationToken cancellation)
    {
        var app = Build(quiet);
        try
        {
            await app.Services.GetRequiredService<BookOpening>().RunAsync(cancellation);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>The whole program with its settings checked; no database has been opened.</summary>
    /// <param name="quiet">Log warnings only: the command speaks for itself.</param>
    /// <exception cref="CannotStart">A setting is wrong.</exception>
    public WebApplication Build(bool quiet)
    {
        // What is checked at the start stays: a server that took up an edited file would listen where it must not.
        var builder = WebApplication.CreateBuilder([$"--contentRoot={ContentRoot()}", "--hostBuilder:reloadConfigOnChange=false", .. _settings]);
        CommandLineSecrets.Check(_settings, builder.Environment);
        var fromFiles = SecretFiles.AddTo(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Configuration.AddInMemoryCollection(_database);
        KnownSettings.Check(builder.Configuration, [.. _settings, .. fromFiles]);
        LoopbackOrTls.Check(builder.Configuration);
        if (quiet)
        {
            // Nobody waits for a command's single steps, and what a collection beside the work leaves lying is a fifth of an import's memory.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            // What a statement fails by is told by the command, not a second time by EF with its stack.
            builder.Logging.AddFilter((category, level) => level >= LogLevel.Warning && category?.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal) != true);
        }

        builder.Services.AddSlices().AddHttp().AddSingleton<SeedDemo>().AddSingleton<GenerateBook>().AddSingleton<VerifyBook>().AddHostedService<DayChange>().AddHostedService<AssessmentWork>()
            .AddHostedService(s => s.GetRequiredService<KeyUses>()).AddHostedService(s => s.GetRequiredService<AuditSealing>());
        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        return app;
    }

    /// <summary>The same program on another database, whatever its settings say.</summary>
    public ProgramHost On(DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new(
            _settings,
            new()
            {
                [$"{DatabaseOptions.Section}:{nameof(database.Provider)}"] = database.Provider,
                [$"{DatabaseOptions.Section}:{nameof(database.ConnectionString)}"] = database.ConnectionString,
            },
            Output);
    }

    // The project's own folder when run from its sources, so that its settings and its database are found there whatever the current
    // directory is; else the folder that the program is installed in.
    private static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ProjectFile)))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
