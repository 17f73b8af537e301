using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.GraphQL;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.Api.Http;

/// <summary>How a request is answered whose caller cannot be told: alike whatever the reason, but for credentials that are out of date.</summary>
public sealed record CallerRefusal
{
    private static readonly CallerRefusal NoneGiven = new(
        401, AccessRule.NotAuthenticatedCode, "Credentials are needed: send an access token or an API key in the header Authorization: Bearer ….", "Bearer");

    private static readonly CallerRefusal Invalid = new(
        401, AccessRule.NotAuthenticatedCode, "The credentials are not valid.", "Bearer error=\"invalid_token\"");

    private static readonly CallerRefusal Expired = new(
        401, AccessRule.NotAuthenticatedCode, "The credentials have expired.", "Bearer error=\"invalid_token\", error_description=\"expired\"");

    private readonly string? _challenge;

    private CallerRefusal(int status, string code, string message, string? challenge) => (Status, Code, Message, _challenge) = (status, code, message, challenge);

    public int Status { get; }

    public string Code { get; }

    public string Message { get; }

    public static CallerRefusal Of(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.IsExpired ? Expired : Invalid;
    }

    /// <summary>Who is right cannot be told now.</summary>
    public static CallerRefusal Busy(BookBusy busy)
    {
        ArgumentNullException.ThrowIfNull(busy);
        return new(503, busy.Code, busy.Message, null);
    }

    /// <summary>The refusal of a request that has no caller.</summary>
    public static CallerRefusal Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<CallerRefusal>() ?? NoneGiven;
    }

    /// <summary>What GraphQL clients are told; null when the caller is known.</summary>
    public static (int Status, GraphQLError Error)? OfOperations(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (CallerIdentity.Of(context) is not null)
        {
            return null;
        }

        var refusal = Of(context);
        refusal.WriteHeaders(context.Response);
        context.RequestServices.GetRequiredService<AuditedOften>().Refused(AuditCaller.Of(context), AuditEvent.OperationOf(context), refusal.Code);
        return (refusal.Status, new GraphQLError(refusal.Message, Code: refusal.Code));
    }

    public void WriteHeaders(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (_challenge is null)
        {
            response.Headers.RetryAfter = "5";
        }
        else
        {
            response.Headers.WWWAuthenticate = _challenge;
        }
    }
}
