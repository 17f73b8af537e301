using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security;

/// <summary>Refuses wrong settings of who may call at start, with the key and what is allowed.</summary>
public sealed class SecurityOptionsCheck : IValidateOptions<SecurityOptions>
{
    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = new (string Key, int Value)[] { (nameof(options.AttemptsPerAddress), options.AttemptsPerAddress), (nameof(options.AttemptsPerName), options.AttemptsPerName) }
            .Where(s => s.Value < 1).Select(s => $"{SecurityOptions.Section}:{s.Key} is {s.Value}; allowed are attempts a minute from 1 up.").ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
