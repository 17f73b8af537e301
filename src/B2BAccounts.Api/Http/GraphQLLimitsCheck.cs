using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Http;

/// <summary>Refuses wrong limits at start, with the key and what is allowed.</summary>
public sealed class GraphQLLimitsCheck : IValidateOptions<GraphQLLimits>
{
    public ValidateOptionsResult Validate(string? name, GraphQLLimits options)
    {
        var wrong = new List<string>();
        foreach (var property in typeof(GraphQLLimits).GetProperties())
        {
            var range = property.GetCustomAttribute<RangeAttribute>()!;
            var value = property.GetValue(options);
            if (!range.IsValid(value))
            {
                wrong.Add($"{GraphQLLimits.Section}:{property.Name} is '{value}'; allowed are whole numbers from {range.Minimum} to {range.Maximum}.");
            }
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
