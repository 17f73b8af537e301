using B2BAccounts.Domain;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api;

/// <summary>Refuses wrong business settings at start, with the key and what is allowed.</summary>
public sealed class BusinessOptionsCheck : IValidateOptions<BusinessOptions>
{
    public ValidateOptionsResult Validate(string? name, BusinessOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = new List<string>();
        if (!Currency.TryFind(options.BaseCurrency, out _))
        {
            wrong.Add($"Business:BaseCurrency is '{options.BaseCurrency}'; allowed is an active ISO 4217 code in capitals, such as CNY, EUR or USD.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            wrong.Add($"Business:TimeZone is '{options.TimeZone}'; allowed is a time zone of this machine, such as UTC or Asia/Shanghai.");
        }

        if (options.Edges().Count == 0)
        {
            wrong.Add($"Business:AgeingEdges is '{options.AgeingEdges}'; allowed are 1 to {Domain.Receivables.AgeingEdges.Most} whole days from 1 to {Domain.Receivables.AgeingEdges.LastDay}, ascending, such as 30,60,90,120.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
