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
        [HttpOptions.Section] = typeof(HttpOptions),
        [CrossOriginOptions.Section] = typeof(CrossOriginOptions),
        [RequestRateOptions.Section] = typeof(RequestRateOptions),
        [GraphQLOptions.Section] = typeof(GraphQLOptions),
        [GraphQLLimits.Section] = typeof(GraphQLLimits),
        [SecurityOptions.Section] = typeof(SecurityOptions),
        [OidcOptions.Section] = typeof(OidcOptions),
        [AuditOptions.Section] = typeof(AuditOptions),
        [ExportOptions.Section] = typeof(ExportOptions),
    };

    private static readonly string[] FrameworkKeys = ["Urls", "AllowedHosts", "Kestrel", "Logging", "environment", "contentRoot", "applicationName"];

    public static void Check(IConfiguration configuration, IEnumerable<string> fromCommandLine)
    {
        var keys = Sections.SelectMany(s => s.Value.GetProperties().Select(p => (Key: $"{s.Key}:{p.Name}{(p.PropertyType == typeof(Dictionary<string, string>) ? ":*" : "")}", p.PropertyType)))
            .ToDictionary(k => k.Key, k => k.PropertyType, StringComparer.OrdinalIgnoreCase);
        var sections = Sections.Keys.Select(Root).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        foreach (var section in sections)
        {
            foreach (var setting in configuration.GetSection(section).GetChildren().SelectMany(Leaves))
            {
                if (!keys.TryGetValue(setting.Path, out var type) && !keys.TryGetValue(Parent(setting.Path), out type))
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
        foreach (var argument in fromCommandLine)
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
        _ when type == typeof(int) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "whole numbers",
        _ when type == typeof(double) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? null : "numbers",
        _ when type == typeof(bool) || type == typeof(bool?) => bool.TryParse(value, out _) ? null : "true and false",
        _ => null,
    };

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection setting) =>
        setting.GetChildren().Any() ? setting.GetChildren().SelectMany(Leaves) : [setting];

    // Of what a dictionary holds: its keys are anybody's.
    private static string Parent(string key) => $"{key[..key.LastIndexOf(':')]}:*";

    private static string Root(string key) => key.Split(':')[0];
}
