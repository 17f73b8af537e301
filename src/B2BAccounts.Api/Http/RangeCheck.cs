using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace B2BAccounts.Api.Http;

/// <summary>Tells which numbers of a section of settings lie outside the range that stands at them.</summary>
internal static class RangeCheck
{
    public static IEnumerable<string> Wrong(string section, object options) =>
        from property in options.GetType().GetProperties()
        let range = property.GetCustomAttribute<RangeAttribute>()
        let value = property.GetValue(options)
        where range?.IsValid(value) == false
        select $"{section}:{property.Name} is '{value}'; allowed are whole numbers from {range.Minimum} to {range.Maximum}.";
}
