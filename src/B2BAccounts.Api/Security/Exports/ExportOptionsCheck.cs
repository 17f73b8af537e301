using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Security.Exports;

/// <summary>Refuses wrong settings of exports at start, with the key and what is allowed.</summary>
public sealed class ExportOptionsCheck : IValidateOptions<ExportOptions>
{
    public ValidateOptionsResult Validate(string? name, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = new (string Key, int Value)[] { (nameof(options.RowsPerDay), options.RowsPerDay), (nameof(options.DocumentsPerDay), options.DocumentsPerDay) }
            .Where(s => s.Value < 0).Select(s => $"{ExportOptions.Section}:{s.Key} is {s.Value}; allowed are numbers from 1 up, or 0 to allow none.").ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
