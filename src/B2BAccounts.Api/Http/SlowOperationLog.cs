using System.Globalization;
using B2BAccounts.GraphQL.Diagnostics;

namespace B2BAccounts.Api.Http;

/// <summary>Writes slow operations to the log, one entry each, with the plan that was executed.</summary>
public static partial class SlowOperationLog
{
    private const int MostBatches = 20;

    public static void Write(ILogger log, OperationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (log.IsEnabled(LogLevel.Warning))
        {
            LogSlow(
                log, report.OperationType, report.OperationName, report.Duration.TotalMilliseconds, Phases(report), report.Cost?.FieldCost, report.Cost?.TypeCost, report.AnswerBytes, report.Errors,
                report.ErrorType, Batches(report), report.DocumentHash, report.Document, report.TraceId, report.LeftOut);
        }
    }

    private static string Phases(OperationReport report) => string.Join(", ", report.Phases.Select(p =>
        string.Create(CultureInfo.InvariantCulture, $"{p.Phase.ToString().ToLowerInvariant()} {p.Duration.TotalMilliseconds:0.###}")));

    private static string Batches(OperationReport report)
    {
        var resolved = report.Batches.Where(b => !b.IsPlain).OrderByDescending(b => b.Duration ?? TimeSpan.MaxValue).ToList();
        var shown = string.Join("; ", resolved.Take(MostBatches));
        return resolved.Count > MostBatches ? $"{shown}; and {resolved.Count - MostBatches} quicker ones" : shown;
    }

    [LoggerMessage(
        EventName = "SlowOperation",
        Level = LogLevel.Warning,
        Message = "Slow {OperationType} {OperationName}: {Milliseconds:0.###} ms ({Phases}), field cost {FieldCost}, type cost {TypeCost}, {AnswerBytes} bytes, {Errors} errors {ErrorType}. "
            + "Batches, slowest first: {Batches}. Document {DocumentHash}: {Document} Trace {TraceId}. Slow ones left out before: {LeftOut}.")]
    private static partial void LogSlow(
        ILogger logger,
        string? operationType,
        string? operationName,
        double milliseconds,
        string phases,
        double? fieldCost,
        double? typeCost,
        int? answerBytes,
        int errors,
        string? errorType,
        string batches,
        string documentHash,
        string document,
        string? traceId,
        int leftOut);
}
