using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Security.Exports;

namespace B2BAccounts.Api.Reports;

/// <summary>Records what the program's own commands take out: it is not counted, as the operator has the whole book anyway.</summary>
public sealed class ProgramExports(AuditTrail audit, BusinessClock clock)
{
    /// <param name="operation">The command, such as report credit.</param>
    /// <param name="file">What is made, such as credit-report.pdf.</param>
    /// <param name="subject">The global id of the account that it is about, where it is about one.</param>
    public async Task<ReportExport> RecordAsync(string operation, string file, string? subject, ExportKind kind, int amount, CancellationToken cancel)
    {
        var request = new ExportRequest(ExportTicket.Next(), kind, amount, file, subject);
        await audit.RecordAsync(request.ToEvent(AuditCaller.Program, operation), cancel);
        return new ReportExport($"{operation}, {Environment.UserName}", clock.UtcNow, request.Id);
    }
}
