using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports.Sheets;
using B2BAccounts.Api.Security;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Reports;

/// <summary>Papers that are made together, one an account.</summary>
/// <param name="Kind">As files are named, such as statement.</param>
/// <param name="When">The day or days, as files are named.</param>
/// <param name="Language">Each account's own when null.</param>
/// <param name="Format">One of <see cref="Paper.Formats"/>.</param>
public abstract record PaperRun(string Kind, string When, AccountLanguage? Language, string Format)
{
    /// <summary>Numbers of the accounts that get one.</summary>
    public abstract Task<IReadOnlyList<string>> ConcernedAsync(AnswersDb db, DateTime knownAt, CancellationToken cancel);

    /// <summary>When last anything was recorded that the papers tell of, later than one instant and up to another; null where nothing was, or all that matters is told whenever it was recorded.</summary>
    public virtual Task<DateTime?> LatestAsync(AnswersDb db, DateTime after, DateTime until, CancellationToken cancel) => Task.FromResult<DateTime?>(null);

    /// <exception cref="RuleViolation">None can be made of this account.</exception>
    public abstract Task<Paper> MakeAsync(string number, DateTime knownAt, CancellationToken cancel);
}

/// <param name="Made">Files that this run has written.</param>
/// <param name="AlreadyThere">Files that a run before had written.</param>
public sealed record PaperRunOutcome(int Made, int AlreadyThere, IReadOnlyList<PaperFailure> Failures);

/// <summary>An account of which no paper could be made.</summary>
public sealed record PaperFailure(string Number, string Code, string Message);

/// <summary>
/// Makes papers of many accounts, each a file of a folder. All hold for the instant at which the run was begun, which the folder keeps: a run
/// that was cut off is gone on with by running it again, and makes none twice.
/// </summary>
public sealed partial class PaperBatch(AnswersDbFactory books, BusinessClock clock, TimeProvider time, ILogger<PaperBatch> log)
{
    /// <summary>What the folder keeps of the run.</summary>
    public const string RunFile = "run.json";

    /// <summary>Lists what could not be made, where anything could not.</summary>
    public const string FailuresFile = "failures.csv";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="folder">One of this run, or one that is empty or not there yet.</param>
    /// <param name="zip">Where the files go, and the folder with them, once all are made; null: they stay in the folder.</param>
    /// <param name="progress">Told of accounts that are done, and of their share.</param>
    /// <exception cref="CannotStart">The folder holds something else, cannot be written, or another process works on it; or the zip is there.</exception>
    public async Task<PaperRunOutcome> RunAsync(PaperRun run, DirectoryInfo folder, FileInfo? zip, Action<long, double> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        try
        {
            return await RunInAsync(run, folder, zip, progress, cancel);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"{folder.FullName} cannot be written: {failed.Message}", failed);
        }
    }

    private async Task<PaperRunOutcome> RunInAsync(PaperRun run, DirectoryInfo folder, FileInfo? zip, Action<long, double> progress, CancellationToken cancel)
    {
        PaperRunOutcome outcome;
        await using (var held = Hold(folder))
        {
            zip?.Refresh();
            if (zip is { Exists: true })
            {
                throw new CannotStart($"{zip.FullName} is there already; remove it to make its papers anew, or name another file.");
            }

            outcome = await MakeAsync(run, folder, await KnownAtAsync(held, run, cancel), progress, cancel);
            if (zip is null || outcome.Failures.Count > 0)
            {
                return outcome;
            }

            await WholeFile.WriteAsync(zip, (target, token) => PackAsync(folder, target, token), overwrite: false, cancel);
        }

        folder.Delete(recursive: true);
        return outcome;
    }

    private async Task<PaperRunOutcome> MakeAsync(PaperRun run, DirectoryInfo folder, DateTime knownAt, Action<long, double> progress, CancellationToken cancel)
    {
        // Halves of files that a process which was killed has left.
        foreach (var half in folder.EnumerateFiles("*" + WholeFile.Half))
        {
            half.Delete();
        }

        var concerned = await ConcernedAsync(run, knownAt, cancel);
        var names = Names(concerned, run);
        var (made, there, done, failures) = (0, 0, 0L, new ConcurrentBag<PaperFailure>());
        var gate = new Lock();
        await Parallel.ForEachAsync(concerned, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, async (number, stop) =>
        {
            var file = new FileInfo(Path.Combine(folder.FullName, names[number]));
            if (file.Exists)
            {
                Interlocked.Increment(ref there);
            }
            else if (await TryAsync(run, number, knownAt, file, stop) is { } failure)
            {
                failures.Add(failure);
            }
            else
            {
                Interlocked.Increment(ref made);
            }

            lock (gate)
            {
                progress(++done, (double)done / concerned.Count);
            }
        });
        List<PaperFailure> listed = [.. failures.OrderBy(f => f.Number, StringComparer.Ordinal)];
        await ListAsync(listed, new FileInfo(Path.Combine(folder.FullName, FailuresFile)), cancel);
        return new PaperRunOutcome(made, there, listed);
    }

    /// <summary>Makes one paper. What is wrong with one account stops no other; what would stop all of them stops the run.</summary>
    private async Task<PaperFailure?> TryAsync(PaperRun run, string number, DateTime knownAt, FileInfo file, CancellationToken cancel)
    {
        Paper paper;
        try
        {
            paper = await run.MakeAsync(number, knownAt, cancel);
        }
        catch (RuleViolation rule)
        {
            return new PaperFailure(number, rule.Code, rule.Message);
        }
        catch (BookBusy busy) when (busy.Code != BookBusy.Unavailable)
        {
            return new PaperFailure(number, busy.Code, busy.Message);
        }
        catch (Exception failed) when (failed is not (OperationCanceledException or CannotStart or BookBusy) && !DatabaseFaults.IsLost(failed))
        {
            LogFailed(log, failed, run.Kind, number);
            return new PaperFailure(number, Problems.Internal, "The paper failed through an error of the program; its log has the details.");
        }

        await WholeFile.WriteAsync(file, async (target, token) => await target.WriteAsync(paper.Bytes, token), overwrite: true, cancel);
        return null;
    }

    /// <summary>Takes the folder for this process.</summary>
    private static FileStream Hold(DirectoryInfo folder)
    {
        folder.Create();
        var file = new FileInfo(Path.Combine(folder.FullName, RunFile));
        if (!file.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            throw new CannotStart($"{folder.FullName} holds files that are no papers of a run; name an empty folder, or one that is not there yet.");
        }

        try
        {
            return new FileStream(file.FullName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new CannotStart($"{file.FullName} cannot be opened; another process may be making these papers: {taken.Message}", taken);
        }
    }

    /// <summary>By what had been recorded when the run's papers are made: as they were begun to be made. Returns when nothing can be added to that any more.</summary>
    private async Task<DateTime> KnownAtAsync(FileStream held, PaperRun run, CancellationToken cancel)
    {
        var knownAt = held.Length == 0 ? await BeginAsync(held, run, cancel) : GoneOnWith(held, run);
        if (knownAt + KnownInstants.Settled - clock.UtcNow is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, time, cancel);
        }

        return knownAt;
    }

    // An empty file is what a process leaves that is killed before it has written what it begins: nothing was made yet.
    private async Task<DateTime> BeginAsync(FileStream held, PaperRun run, CancellationToken cancel)
    {
        // Whole seconds, as papers tell it: who asks by what a paper tells gets what stands on it.
        var now = clock.UtcNow;
        var settled = Second(now - KnownInstants.Settled);
        await using var reading = books.Read();
        await using var db = books.Create(Scope.Everything, reading);
        // What has just come in is on the papers: whoever made it come in expects it there.
        var knownAt = await run.LatestAsync(db, settled, now, cancel) is { } latest ? Second(latest.AddTicks(TimeSpan.TicksPerSecond - 1)) : settled;
        held.Write(JsonSerializer.SerializeToUtf8Bytes(new Begun(run.Kind, run.When, run.Language, run.Format, knownAt), Json));
        held.Flush(flushToDisk: true);
        return knownAt;

        static DateTime Second(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));
    }

    private DateTime GoneOnWith(FileStream held, PaperRun run)
    {
        Begun? known = null;
        try
        {
            known = JsonSerializer.Deserialize<Begun>(held, Json);
        }
        catch (JsonException)
        {
            // Told below.
        }

        if (known is not { KnownAt.Kind: DateTimeKind.Utc } || known.KnownAt > clock.UtcNow + KnownInstants.Settled)
        {
            throw new CannotStart($"{held.Name} cannot be read; remove its folder to begin anew.");
        }

        return (known.Kind, known.When, known.Language, known.Format) == (run.Kind, run.When, run.Language, run.Format) ? known.KnownAt : throw new CannotStart(
            $"{Path.GetDirectoryName(held.Name)} holds papers of another run ({known.Kind} {known.When} as {known.Format}, in {(known.Language is { } l ? l.ToString() : "each account's language")}); name another folder.");
    }

    private async Task<IReadOnlyList<string>> ConcernedAsync(PaperRun run, DateTime knownAt, CancellationToken cancel)
    {
        await using var reading = books.Read();
        await using var db = books.Create(Scope.Everything, reading);
        return await run.ConcernedAsync(db, knownAt, cancel);
    }

    /// <summary>Names of files, of which no two may be the same where capitals do not count: those that would be are told apart by a number.</summary>
    internal static IReadOnlyDictionary<string, string> Names(IReadOnlyList<string> numbers, PaperRun run)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var number in numbers.OrderBy(n => n, StringComparer.Ordinal))
        {
            var name = Paper.NameOf(run.Kind, number, run.When, run.Format);
            for (var more = 2; !taken.Add(name); more++)
            {
                name = Paper.NameOf(run.Kind, $"{number}-{more}", run.When, run.Format);
            }

            names.Add(number, name);
        }

        return names;
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) => folder.EnumerateFiles().Where(f => f.Name != RunFile).OrderBy(f => f.Name, StringComparer.Ordinal);

    private static async Task PackAsync(DirectoryInfo folder, Stream target, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var file in Files(folder))
        {
            await zip.CreateEntryFromFileAsync(file.FullName, file.Name, CompressionLevel.Fastest, cancel);
        }
    }

    private static async Task ListAsync(IReadOnlyList<PaperFailure> failures, FileInfo file, CancellationToken cancel)
    {
        if (failures.Count == 0)
        {
            file.Delete();
            return;
        }

        var sheet = new Sheet("Failures", ["number", "code", "message"], failures.Select(f => (IReadOnlyList<object?>)[f.Number, f.Code, f.Message]));
        await WholeFile.WriteAsync(file, async (target, token) => await target.WriteAsync(SheetFormat.Csv.Write(sheet, default, token), token), overwrite: true, cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Kind} of account {Account} failed.")]
    private static partial void LogFailed(ILogger logger, Exception failed, string kind, string account);

    private sealed record Begun(string Kind, string When, AccountLanguage? Language, string Format, DateTime KnownAt);
}
