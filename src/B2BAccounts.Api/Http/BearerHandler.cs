using System.Text.Encodings.Web;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.GraphQL.Types;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>Finds out who has sent a request by its header Authorization: Bearer …, and answers who cannot be told.</summary>
public sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Credentials credentials, AuditedOften audit)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = SchemeName + " ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var verdict = Verdict.No("the header Authorization is not Bearer and a token");
        try
        {
            if (Request.Headers.Authorization is [{ } header] && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                verdict = await credentials.JudgeAsync(header[Prefix.Length..].Trim(), Context.GetEndpoint()?.Metadata.GetMetadata<ChangesPassword>() is not null, Context.RequestAborted);
            }
        }
        catch (Exception fault) when (TypedErrors.Busy(fault) is not null)
        {
            Context.Features.Set(CallerRefusal.Busy(TypedErrors.Busy(fault)!));
            return AuthenticateResult.Fail("The database does not answer.");
        }

        if (verdict.Identity is null)
        {
            Context.Features.Set(CallerRefusal.Of(verdict));
            // The framework logs the reason.
            return AuthenticateResult.Fail(verdict.Reason);
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new(verdict.Identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refusal = CallerRefusal.Of(Context);
        refusal.WriteHeaders(Response);
        audit.Refused(AuditCaller.Of(Context), AuditEvent.OperationOf(Context), refusal.Code);
        return Problems.Refuse(refusal.Status, refusal.Code, refusal.Message).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        audit.Refused(AuditCaller.Of(Context), AuditEvent.OperationOf(Context), AccessRule.NotAuthorizedCode);
        return Problems.Refuse(StatusCodes.Status403Forbidden, AccessRule.NotAuthorizedCode, AccessRule.Denied).ExecuteAsync(Context);
    }
}
