using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security.Exports;

/// <summary>A customer's data leaves as a document or a file only where a non-disclosure agreement with it is on file.</summary>
public sealed class NdaRule(AuditTrail audit, BusinessClock clock, IOptions<ExportOptions> settings)
{
    /// <summary>Returns where the account's data may leave on this business day; a refusal is recorded before it is answered.</summary>
    /// <param name="http">Who asks.</param>
    /// <param name="account">Whose data it is; the caller sees it.</param>
    /// <param name="what">What is to leave.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="ExportRefused">No agreement is on file, or it is signed later.</exception>
    public async Task DemandAsync(HttpContext http, Account account, ExportRequest what, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(what);
        // Nobody needs leave to have what is his own.
        if (!settings.Value.RequireNda || account.NdaOn <= clock.Today || CallerIdentity.Of(http) is { Caller.Role: Role.Customer })
        {
            return;
        }

        await audit.RecordAsync(what.ToEvent(AuditCaller.Of(http), AuditEvent.OperationOf(http), ExportCodes.NdaMissing), cancel);
        var lacking = account.NdaOn is { } day
            ? $"The non-disclosure agreement with the account '{account.Number}' is of {day:yyyy-MM-dd}; today is {clock.Today:yyyy-MM-dd}."
            : $"No non-disclosure agreement with the account '{account.Number}' is on file.";
        throw new ExportRefused(
            403, ExportCodes.NdaMissing, $"{lacking} Its {what.File} may leave when one is signed and its day is recorded as the account's ndaOn.");
    }
}
