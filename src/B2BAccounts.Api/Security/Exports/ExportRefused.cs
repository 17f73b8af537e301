namespace B2BAccounts.Api.Security.Exports;

/// <summary>An export was not begun.</summary>
/// <param name="status">Of the answer over HTTP.</param>
/// <param name="code">A code of <see cref="ExportCodes"/>.</param>
/// <param name="message">What was asked for and what would be right.</param>
/// <param name="retryAfter">How long the same would be refused again; null where no time mends it.</param>
public sealed class ExportRefused(int status, string code, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
