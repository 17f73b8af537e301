using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>Refuses wrong rates at start, with the key and what is allowed.</summary>
public sealed class RequestRateOptionsCheck(IOptions<HttpOptions> http) : IValidateOptions<RequestRateOptions>
{
    public ValidateOptionsResult Validate(string? name, RequestRateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = RangeCheck.Wrong(RequestRateOptions.Section, options).ToList();

        // Such a batch would be refused however long its sender waits.
        if (wrong.Count == 0 && options.PrincipalPerSecond > 0 && options.PrincipalBurst < http.Value.MaxBatchSize)
        {
            wrong.Add($"{RequestRateOptions.Section}:{nameof(options.PrincipalBurst)} is {options.PrincipalBurst}; allowed are whole numbers from {http.Value.MaxBatchSize} up, which is {HttpOptions.Section}:{nameof(HttpOptions.MaxBatchSize)}.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
