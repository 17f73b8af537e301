using System.Diagnostics;
using B2BAccounts.Api.Inputs;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Exports;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Http;

/// <summary>
/// Answers refusals of plain HTTP endpoints as problem+json (RFC 9457) with the codes that GraphQL answers too. What clients must not
/// know becomes INTERNAL with a correlation id that the log has beside the stack.
/// </summary>
public static partial class Problems
{
    /// <summary>Code of an error of ours; its details are in the log only.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>Code of a request that is not taken for its method, media type, size or form.</summary>
    public const string HttpRequest = "HTTP_REQUEST";

    /// <summary>Lets the endpoints of the builder answer so.</summary>
    public static TBuilder WithProblems<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter<TBuilder>(async (context, next) =>
    {
        try
        {
            return await next(context);
        }
        catch (Exception thrown) when (!context.HttpContext.RequestAborted.IsCancellationRequested && !context.HttpContext.Response.HasStarted)
        {
            return Of(thrown, context.HttpContext);
        }
    });

    /// <summary>An answer of a status and a code.</summary>
    public static IResult Refuse(int status, string code, string detail) => Problem(status, code, detail);

    /// <summary>Answers what was thrown where no endpoint could catch it.</summary>
    internal static Task AnswerAsync(Exception thrown, HttpContext context) => Of(thrown, context).ExecuteAsync(context);

    internal static void LogInternal(HttpContext context, string id, Exception thrown) =>
        LogInternal(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problems)), id, thrown);

    private static IResult Of(Exception thrown, HttpContext context)
    {
        // It was the file's, which does not come.
        context.Response.Headers.ContentDisposition = default;
        switch (thrown)
        {
            case InputInvalid invalid:
                return Problem(400, invalid.Problems[0].Code, string.Join(' ', invalid.Problems.Select(p => p.Message)),
                    [.. invalid.Problems.Select(p => new { code = p.Code, message = p.Message, path = p.Path })]);
            case RuleViolation rule:
                return Problem(StatusOf(rule.Code), rule.Code, rule.Message, [new { code = rule.Code, message = rule.Message, path = rule.Path }]);
            case ExportRefused export:
                context.Response.Headers.RetryAfter = export.RetryAfter is { } wait ? $"{wait.TotalSeconds:0}" : default;
                return Problem(export.Status, export.Code, export.Message);
            case BadHttpRequestException unread:
                return Problem(unread.StatusCode, HttpRequest, unread.Message);
            case var any when DatabaseFaults.Unstorable(any) is { } text:
                return Problem(400, InputCodes.Malformed, text.Message);
            case var any when TypedErrors.Busy(any) is { } busy:
                return Busy(context, busy);
            default:
                var id = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
                LogInternal(context, id, thrown);
                return Results.Problem(
                    "The request failed through an error of the program. Its log has the details under the correlation id.", statusCode: 500, title: "Internal error",
                    extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = Internal, ["correlationId"] = id });
        }
    }

    private static IResult Busy(HttpContext context, BookBusy busy)
    {
        context.Response.Headers.RetryAfter = "5";
        return Problem(503, busy.Code, busy.Message);
    }

    private static int StatusOf(string code) => code switch
    {
        _ when TypedErrors.IsMissing(code) => 404,
        _ when TypedErrors.IsConflict(code) => 409,
        RuleCodes.ValueOutOfRange => 400,
        _ => 422,
    };

    private static IResult Problem(int status, string code, string detail, IReadOnlyList<object>? errors = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (errors is not null)
        {
            extensions["errors"] = errors;
        }

        var title = status switch { 400 => "Bad request", 401 => "Not authenticated", 403 => "Not authorized", 404 => "Not found", 409 => "Conflict", 429 => "Too many requests", 503 => "Busy", _ => "Refused" };
        return Results.Problem(detail, statusCode: status, title: title, extensions: extensions);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed. Correlation id {Id}.")]
    private static partial void LogInternal(ILogger logger, string id, Exception exception);
}
