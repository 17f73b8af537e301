using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>Refuses wrong settings of the audit record at start, with the key and what is allowed.</summary>
public sealed class AuditOptionsCheck : IValidateOptions<AuditOptions>
{
    private const int LeastDays = 30;

    public ValidateOptionsResult Validate(string? name, AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = new List<string>();
        if (options.KeepDays is not 0 and < LeastDays)
        {
            wrong.Add($"{AuditOptions.Section}:{nameof(options.KeepDays)} is {options.KeepDays}; allowed are days from {LeastDays} up, or 0 to keep records for ever.");
        }

        if (options.BulkAmounts < 1)
        {
            wrong.Add($"{AuditOptions.Section}:{nameof(options.BulkAmounts)} is {options.BulkAmounts}; allowed are amounts from 1 up.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
