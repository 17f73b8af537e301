using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>Refuses wrong settings of the GraphQL endpoint at start, with the key and what is allowed.</summary>
public sealed class GraphQLOptionsCheck : IValidateOptions<GraphQLOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphQLOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = new List<string>();
        if (options.SlowOperationSeconds is not (>= 0 and <= 86_400))
        {
            wrong.Add($"GraphQL:SlowOperationSeconds is '{options.SlowOperationSeconds}'; allowed are seconds from 0 (off) to 86400, such as 0.5.");
        }

        if (options.SlowOperationsPerMinute < 1)
        {
            wrong.Add($"GraphQL:SlowOperationsPerMinute is '{options.SlowOperationsPerMinute}'; allowed are whole numbers from 1 up. GraphQL:SlowOperationSeconds=0 switches the log off.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
