using System.Globalization;
using B2BAccounts.Api.Http;
using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Api.Security.Exports;

namespace B2BAccounts.Api.Commands;

/// <summary>Refuses settings that nobody reads: a misspelt key would otherwise change nothing and say nothing.</summary>
public static class KnownSettings
{
    // A section of settings is a line here, with the class that it is bound to.
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [DatabaseOptions.Section] = typeof(DatabaseOptions),
        [BusinessOptions.Section] = typeof(BusinessOptions),
        [FontsOptions.Section] = typeof(FontsOptions),
        [CompanyOptions.Section] = typeof(CompanyOptions),
        [HttpOptions.Section] = typeof(HttpOptions),
        [CrossOriginOptions.Section] = typeof(CrossOriginOptions),
        [RequestRateOptions.Section] = typeof(RequestRateOptions),
        [GraphQLOptions.Section] = typeof(GraphQLOptions),
        [GraphQLLimits.Section] = typeof(GraphQLLimits),
        [SecurityOptions.Section] = typeof(SecurityOptions),
        [OidcOptions.Section] = typeof(OidcOptions),
        [AuditOptions.Section] = typeof(AuditOptions),
        [ExportOptions.Section] = typeof(ExportOptions),
        [SecretsOptions.Section] = typeof(SecretsOptions),
    };

    private static readonly string[] FrameworkKeys = ["Urls", "AllowedHosts", "Kestrel", "Logging", "environment", "contentRoot", "applicationName"];

    /// <param name="configuration">All settings, those of other programs in the environment among them.</param>
    /// <param name="given">What was given to this program alone: arguments of its command line, and keys.</param>
    public static void Check(IConfiguration configuration, IEnumerable<string> given)
    {
        var keys = Sections.SelectMany(s => Keys(s.Key, s.Value)).ToDictionary(k => k.Key, k => k.Type, StringComparer.OrdinalIgnoreCase);
        var sections = Sections.Keys.Select(Root).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        foreach (var section in sections)
        {
            foreach (var setting in configuration.GetSection(section).GetChildren().SelectMany(Leaves))
            {
                if (Spellings(setting.Path).Select(keys.GetValueOrDefault).FirstOrDefault(t => t is not null) is not { } type)
                {
                    throw new CannotStart($"{setting.Path} is no setting; allowed are {string.Join(", ", keys.Keys.Where(k => Root(k) == section))}.");
                }

                if (Wrong(type, setting.Value ?? "") is { } allowed)
                {
                    throw new CannotStart($"{setting.Path} is '{setting.Value}'; allowed are {allowed}.");
                }
            }
        }

        var roots = sections.Concat(FrameworkKeys).ToArray();
        foreach (var argument in given)
        {
            var key = argument.TrimStart('-').Split('=')[0];
            if (!roots.Contains(Root(key), StringComparer.OrdinalIgnoreCase) && !key.StartsWith(OtlpExport.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                throw new CannotStart($"{key} is no setting; allowed are {string.Join(", ", roots.Select(r => sections.Contains(r) ? $"{r}:…" : r))}, {OtlpExport.Prefix}….");
            }
        }
    }

    /// <summary>What a setting of the type may be, when it is something else.</summary>
    private static string? Wrong(Type type, string value) => type switch
    {
        _ when type == typeof(int) || type == typeof(int?) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "whole numbers",
        _ when type == typeof(double) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? null : "numbers",
        _ when type == typeof(bool) || type == typeof(bool?) => bool.TryParse(value, out _) ? null : "true and false",
        _ => null,
    };

    private static IEnumerable<(string Key, Type Type)> Keys(string section, Type type) => type.GetProperties().SelectMany(property =>
    {
        var key = $"{section}:{property.Name}";
        var entry = property.PropertyType is { IsGenericType: true } dictionary && dictionary.GetGenericTypeDefinition() == typeof(Dictionary<,>)
            ? dictionary.GetGenericArguments()[1] : null;
        return entry is null ? [(key, property.PropertyType)] : entry == typeof(string) ? [($"{key}:*", entry)] : Keys($"{key}:*", entry);
    });

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection setting) =>
        setting.GetChildren().Any() ? setting.GetChildren().SelectMany(Leaves) : [setting];

    // The key itself, and with * for its last word or the one before: keys of what a dictionary holds are anybody's.
    private static IEnumerable<string> Spellings(string key)
    {
        var words = key.Split(':');
        return [key, .. new[] { 1, 2 }.Select(fromEnd => string.Join(':', words.Select((word, at) => at == words.Length - fromEnd ? "*" : word)))];
    }

    private static string Root(string key) => key.Split(':')[0];
}
