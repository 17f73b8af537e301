using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>Refuses wrong settings of the GraphQL endpoint at start, with the key and what is allowed.</summary>
public sealed class HttpOptionsCheck : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = new List<string>();
        AtLeast(nameof(options.MaxBodyBytes), options.MaxBodyBytes, 1, "bytes from 1 up");
        AtLeast(nameof(options.MaxBatchSize), options.MaxBatchSize, 0, "requests from 2 up, or 0 for no batches");
        AtLeast(nameof(options.MaxBatchAnswerBytes), options.MaxBatchAnswerBytes, 1, "bytes from 1 up");
        AtLeast(nameof(options.CompressFromBytes), options.CompressFromBytes, 0, "bytes from 1 up, or 0 for no compression");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void AtLeast(string key, int value, int least, string allowed)
        {
            if (value < least)
            {
                wrong.Add($"{HttpOptions.Section}:{key} is {value}; allowed are {allowed}.");
            }
        }
    }
}
