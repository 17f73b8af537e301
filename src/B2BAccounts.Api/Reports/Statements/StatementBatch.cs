using System.Collections.Concurrent;
using System.Text.Json;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Api.Reports.Statements;

/// <summary>What a run of statements is about.</summary>
/// <param name="Language">Each account's own when null.</param>
/// <param name="Format">One of <see cref="Paper.Formats"/>.</param>
public sealed record StatementRun(StatementPeriod Period, AccountLanguage? Language, string Format);

/// <param name="Made">Files that this run has written.</param>
/// <param name="AlreadyThere">Files that a run before had written.</param>
public sealed record StatementRunOutcome(int Made, int AlreadyThere, IReadOnlyList<StatementFailure> Failures);

/// <summary>An account of which no statement could be made.</summary>
public sealed record StatementFailure(string Number, string Code, string Message);

/// <summary>
/// Makes the statements of all accounts that have anything to be told of a period, each a file of a folder. All hold for the instant at
/// which the run was begun, which the folder keeps: a run that was cut off is gone on with by running it again, and makes none twice.
/// </summary>
public sealed class StatementBatch(AnswersDbFactory books, StatementMaker maker, BusinessClock clock)
{
    /// <summary>What the folder keeps of the run.</summary>
    public const string RunFile = "statement-run.json";

    /// <summary>Lists what could not be made, where anything could not.</summary>
    public const string FailuresFile = "failures.csv";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="folder">One of this run, or one that is empty or not there yet.</param>
    /// <param name="progress">Told of accounts that are done, and of their share.</param>
    /// <exception cref="CannotStart">The folder holds something else, or another process works on it.</exception>
    public async Task<StatementRunOutcome> RunAsync(StatementRun run, DirectoryInfo folder, Action<long, double> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        var (held, knownAt) = Begin(run, folder);
        await using var holding = held;
        // Halves of files that a process which was killed has left.
        foreach (var half in folder.EnumerateFiles("*.part"))
        {
            half.Delete();
        }

        var concerned = await ConcernedAsync(run.Period, knownAt, cancel);
        var names = Names(concerned, run);
        var (made, there, done, failures) = (0, 0, 0L, new ConcurrentBag<StatementFailure>());
        var gate = new Lock();
        await Parallel.ForEachAsync(concerned, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, async (number, stop) =>
        {
            var file = new FileInfo(Path.Combine(folder.FullName, names[number]));
            try
            {
                if (file.Exists)
                {
                    Interlocked.Increment(ref there);
                }
                else
                {
                    var (_, paper) = await maker.MakeAsync(number, run.Period, knownAt, run.Language, run.Format, stop);
                    await WholeFile.WriteAsync(file, async (target, token) => await target.WriteAsync(paper.Bytes, token), stop);
                    Interlocked.Increment(ref made);
                }
            }
            catch (Exception failed) when (failed is RuleViolation or FontFormatException)
            {
                failures.Add(new StatementFailure(number, (failed as RuleViolation)?.Code ?? "FONT_DAMAGED", failed.Message));
            }

            lock (gate)
            {
                progress(++done, (double)done / concerned.Count);
            }
        });
        List<StatementFailure> listed = [.. failures.OrderBy(f => f.Number, StringComparer.Ordinal)];
        await ListAsync(listed, new FileInfo(Path.Combine(folder.FullName, FailuresFile)), cancel);
        return new StatementRunOutcome(made, there, listed);
    }

    /// <summary>Takes the folder for this process, and finds out by what had been recorded when the run's statements are made.</summary>
    private (FileStream Held, DateTime KnownAt) Begin(StatementRun run, DirectoryInfo folder)
    {
        folder.Create();
        var file = new FileInfo(Path.Combine(folder.FullName, RunFile));
        if (!file.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            throw new CannotStart($"{folder.FullName} holds files that are no run of statements; name an empty folder, or one that is not there yet.");
        }

        FileStream held;
        try
        {
            held = new FileStream(file.FullName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new CannotStart($"{file.FullName} cannot be opened; another process may be making these statements: {taken.Message}", taken);
        }

        try
        {
            return (held, Kept(held, run, file));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private DateTime Kept(FileStream held, StatementRun run, FileInfo file)
    {
        // An empty file is what a process leaves that is killed before it has written what it begins: nothing was made yet.
        if (held.Length == 0)
        {
            var begun = new Begun(run.Period.From, run.Period.To, run.Language, run.Format, clock.UtcNow - KnownInstants.Settled);
            held.Write(JsonSerializer.SerializeToUtf8Bytes(begun, Json));
            held.Flush(flushToDisk: true);
            return begun.KnownAt;
        }

        Begun? known = null;
        try
        {
            known = JsonSerializer.Deserialize<Begun>(held, Json);
        }
        catch (JsonException)
        {
            // Told below.
        }

        return known switch
        {
            null => throw new CannotStart($"{file.FullName} cannot be read; remove the folder to begin anew."),
            _ when (known.From, known.To, known.Language, known.Format) == (run.Period.From, run.Period.To, run.Language, run.Format) => known.KnownAt,
            _ => throw new CannotStart(
                $"{file.Directory!.FullName} holds the statements of {known.From:yyyy-MM-dd} to {known.To:yyyy-MM-dd} as {known.Format}, in {(known.Language is { } l ? l.ToString() : "each account's language")}; name another folder for others."),
        };
    }

    private async Task<IReadOnlyList<string>> ConcernedAsync(StatementPeriod period, DateTime knownAt, CancellationToken cancel)
    {
        await using var reading = books.Read();
        await using var db = books.Create(Scope.Everything, reading);
        return await StatementModels.ConcernedAsync(db, period, knownAt, cancel);
    }

    /// <summary>Names of files, of which no two may be the same where capitals do not count: those that would be are told apart by a number.</summary>
    internal static IReadOnlyDictionary<string, string> Names(IReadOnlyList<string> numbers, StatementRun run)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var number in numbers.OrderBy(n => n, StringComparer.Ordinal))
        {
            var name = Paper.NameOf("statement", number, run.Period.ToString(), run.Format);
            for (var more = 2; !taken.Add(name); more++)
            {
                name = Paper.NameOf("statement", $"{number}-{more}", run.Period.ToString(), run.Format);
            }

            names.Add(number, name);
        }

        return names;
    }

    private static async Task ListAsync(IReadOnlyList<StatementFailure> failures, FileInfo file, CancellationToken cancel)
    {
        if (failures.Count == 0)
        {
            file.Delete();
            return;
        }

        var sheet = new Sheet("Failures", ["number", "code", "message"], failures.Select(f => (IReadOnlyList<object?>)[f.Number, f.Code, f.Message]));
        await WholeFile.WriteAsync(file, async (target, token) => await target.WriteAsync(SheetFormat.Csv.Write(sheet, default), token), cancel);
    }

    private sealed record Begun(DateOnly From, DateOnly To, AccountLanguage? Language, string Format, DateTime KnownAt);
}
