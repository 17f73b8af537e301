using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports;

/// <summary>Refuses settings of our company that papers could not be made with.</summary>
public sealed class CompanyOptionsCheck : IValidateOptions<CompanyOptions>
{
    public ValidateOptionsResult Validate(string? name, CompanyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Wrong() is { } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}
