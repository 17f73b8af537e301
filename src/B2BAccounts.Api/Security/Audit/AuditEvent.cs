namespace B2BAccounts.Api.Security.Audit;

/// <summary>What is to be recorded.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Caller">Who did it.</param>
/// <param name="Operation">By what: such as POST /graphql.</param>
public sealed record AuditEvent(AuditKind Kind, AuditCaller Caller, string Operation)
{
    /// <summary>The global id of the account that it is about, where it is about one.</summary>
    public string? Subject { get; init; }

    /// <summary>The code of a refusal or an alert.</summary>
    public string? Code { get; init; }

    /// <summary>How many: rows changed or exported, amounts read, requests refused.</summary>
    public int? Count { get; init; }

    /// <summary>More, as JSON.</summary>
    public string Details { get; init; } = "{}";

    /// <summary>What a request asks, without its query string, which may hold what nobody should keep.</summary>
    public static string OperationOf(HttpContext? http) => http is null ? "program" : $"{http.Request.Method} {http.Request.Path}";
}
