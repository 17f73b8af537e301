using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports;

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
    };

    private static readonly string[] FrameworkKeys = ["Urls", "AllowedHosts", "Kestrel", "Logging", "environment", "contentRoot", "applicationName"];

    public static void Check(IConfiguration configuration, IEnumerable<string> fromCommandLine)
    {
        foreach (var (section, type) in Sections)
        {
            var allowed = type.GetProperties().Select(p => p.Name).ToArray();
            foreach (var setting in configuration.GetSection(section).GetChildren())
            {
                if (!allowed.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                {
                    throw new CannotStart($"{setting.Path} is no setting; allowed are {string.Join(", ", allowed.Select(a => $"{section}:{a}"))}.");
                }
            }
        }

        var roots = Sections.Keys.Concat(FrameworkKeys).ToArray();
        foreach (var argument in fromCommandLine)
        {
            var key = argument.TrimStart('-').Split('=')[0];
            if (!roots.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase))
            {
                throw new CannotStart($"{key} is no setting; allowed are {string.Join(", ", roots.Select(r => Sections.ContainsKey(r) ? $"{r}:…" : r))}.");
            }
        }
    }
}
