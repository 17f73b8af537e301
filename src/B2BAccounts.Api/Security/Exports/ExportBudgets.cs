using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security.Exports;

/// <summary>
/// What each caller may take out on a business day. It is taken before the first byte leaves, together with its audit record: what was begun
/// counts, whether it arrived or not.
/// </summary>
public sealed partial class ExportBudgets(BookTransactions transactions, BusinessClock clock, IOptions<ExportOptions> settings, ILogger<ExportBudgets> log)
{
    // Clocks and time zones of servers may differ for a while; whoever is ahead leaves the others their counts.
    private const int DaysKept = 7;

    /// <summary>Takes what is asked for; when this returns, it is counted and recorded.</summary>
    /// <exception cref="ExportRefused">The caller's budget of the day has not as much left.</exception>
    public async Task TakeAsync(HttpContext http, ExportRequest what, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(what);
        var caller = AuditCaller.Of(http);
        var key = KeyOf(caller.Id);
        var most = what.Kind == ExportKind.Rows ? settings.Value.RowsPerDay : settings.Value.DocumentsPerDay;
        var taken = await transactions.RunAsync(
            BookLock.OfAccounts($"exports:{key}"),
            async book =>
            {
                var taken = await TakeAsync(book, key, what, most);
                Record(book, caller, AuditEvent.OperationOf(http), what, taken, most);
                return taken;
            },
            cancel);
        if (AlertOf(taken, most) is { } alert)
        {
            LogAlert(log, alert, caller.Id, what.Id, what.Amount, what.Kind, taken.Before, most);
        }

        if (!taken.IsGranted)
        {
            throw Refused(what, taken, most);
        }
    }

    /// <summary>By which a caller is counted.</summary>
    internal static string KeyOf(string caller) => caller.Length <= ExportCount.LongestCaller && caller == caller.TrimEnd() && !caller.Any(char.IsControl)
        ? caller
        : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caller)))}";

    private static async Task<Taken> TakeAsync(BookTransaction book, string caller, ExportRequest what, int most)
    {
        var own = book.Db.ExportCounts.Where(c => c.Day == book.Today && c.Caller == caller);
        var known = await own.AsNoTracking().SingleOrDefaultAsync(book.Cancel);
        if (known is null)
        {
            await book.Db.ExportCounts.Where(c => c.Caller == caller && c.Day < book.Today.AddDays(-DaysKept)).ExecuteDeleteAsync(book.Cancel);
            book.Db.ExportCounts.Add(new ExportCount { Day = book.Today, Caller = caller });
            await book.Db.SaveChangesAsync(book.Cancel);
        }

        // The statement itself holds the bound, whatever else takes at the same time.
        var (amount, bound) = (what.Amount, most - what.Amount);
        var granted = most > 0 && bound >= 0 && 1 == await (what.Kind == ExportKind.Rows
            ? own.Where(c => c.Rows <= bound).ExecuteUpdateAsync(set => set.SetProperty(c => c.Rows, c => c.Rows + amount), book.Cancel)
            : own.Where(c => c.Documents <= bound).ExecuteUpdateAsync(set => set.SetProperty(c => c.Documents, c => c.Documents + amount), book.Cancel));
        var now = await own.AsNoTracking().Select(c => what.Kind == ExportKind.Rows ? c.Rows : c.Documents).SingleAsync(book.Cancel);
        return new Taken(granted, granted ? now - amount : now, now, book.Today);
    }

    private static void Record(BookTransaction book, AuditCaller caller, string operation, ExportRequest what, Taken taken, int most)
    {
        var details = JsonSerializer.Serialize(new { exportId = what.Id, file = what.File, unit = what.Unit, taken = taken.After, budget = most });
        book.Record(new AuditEvent(AuditKind.Export, caller, operation)
        {
            Subject = what.Subject,
            Code = taken.IsGranted ? null : ExportCodes.BudgetSpent,
            Count = what.Amount,
            Details = details,
        });
        if (AlertOf(taken, most) is { } alert)
        {
            book.Record(new AuditEvent(AuditKind.Alert, caller, operation) { Subject = what.Subject, Code = alert, Count = what.Amount, Details = details });
        }
    }

    // Once a day at four fifths, and each time that something is refused.
    private static string? AlertOf(Taken taken, int most) => !taken.IsGranted ? ExportCodes.BudgetSpent
        : taken.Before * 5L < most * 4L && taken.After * 5L >= most * 4L ? ExportCodes.BudgetNearlySpent
        : null;

    private ExportRefused Refused(ExportRequest what, Taken taken, int most)
    {
        var end = clock.EndOf(taken.Day);
        var left = Math.Max(most - taken.After, 0);
        var wait = TimeSpan.FromSeconds(Math.Max(Math.Ceiling((end - clock.UtcNow).TotalSeconds), 1));
        return new ExportRefused(
            429, ExportCodes.BudgetSpent,
            $"{what.Amount} {what.Unit} were asked for; of the {most} that may be exported on a business day {left} are left. The day ends at {end:yyyy-MM-ddTHH:mm:ssZ}.", wait);
    }

    [LoggerMessage(
        EventName = "ExportAlert", Level = LogLevel.Warning,
        Message = "{Code}: {Caller} asked by export {Id} for {Amount} {Kind}, having taken {Taken} of {Most} on this business day.")]
    private static partial void LogAlert(ILogger logger, string code, string caller, string id, int amount, ExportKind kind, int taken, int most);

    private sealed record Taken(bool IsGranted, int Before, int After, DateOnly Day);
}
