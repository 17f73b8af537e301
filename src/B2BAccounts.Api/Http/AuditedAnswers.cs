using System.Text.Json;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.GraphQL;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.Api.Http;

/// <summary>Has recorded what answers of GraphQL refuse, and how many amounts of money they hold.</summary>
public static class AuditedAnswers
{
    private const int MostPaths = 5;

    /// <summary>An error to answer instead, when what must be recorded cannot be; else null.</summary>
    public static GraphQLError? Note(HttpContext http, ExecutionResult result)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(result);
        var denied = result.Errors.Where(e => e.Code == AccessRule.NotAuthorizedCode).ToList();
        if (denied.Count == 0 && result.Counted == 0)
        {
            return null;
        }

        var (audit, caller, operation) = (http.RequestServices.GetRequiredService<AuditedOften>(), AuditCaller.Of(http), AuditEvent.OperationOf(http));
        try
        {
            if (denied.Count > 0)
            {
                var fields = denied.Select(e => string.Join('.', (e.Path ?? []).OfType<string>())).Distinct(StringComparer.Ordinal).Take(MostPaths);
                audit.Refused(caller, operation, AccessRule.NotAuthorizedCode, JsonSerializer.Serialize(new { fields }));
            }

            audit.Read(caller, operation, result.Counted);
            return null;
        }
        catch (BookBusy busy)
        {
            return new GraphQLError(busy.Message, Code: busy.Code);
        }
    }
}
