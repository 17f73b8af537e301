using System.Text.Json;
using B2BAccounts.Api.Security.Audit;

namespace B2BAccounts.Api.Security.Exports;

/// <summary>What somebody asks to take out.</summary>
/// <param name="Id">Of <see cref="ExportTicket"/>.</param>
/// <param name="Kind">What it is counted in.</param>
/// <param name="Amount">How many of it.</param>
/// <param name="File">What it is, such as prospects.csv.</param>
/// <param name="Subject">The global id of the account that it is about, where it is about one.</param>
public sealed record ExportRequest(string Id, ExportKind Kind, int Amount, string File, string? Subject = null)
{
    /// <summary>In words, what it is counted in.</summary>
    public string Unit => Kind == ExportKind.Rows ? "rows" : "documents";

    /// <summary>For the audit record.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="operation">By what he asks.</param>
    /// <param name="code">Why it is refused; null when it is not.</param>
    internal AuditEvent ToEvent(AuditCaller caller, string operation, string? code = null) => new(AuditKind.Export, caller, operation)
    {
        Subject = Subject,
        Code = code,
        Count = Amount,
        Details = JsonSerializer.Serialize(new { exportId = Id, file = File, unit = Unit }),
    };
}
