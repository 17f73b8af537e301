using System.Text.RegularExpressions;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>
/// Parts the command line: settings in the ASP.NET way (--Database:Provider=Sqlite, --urls http://127.0.0.1:5080) hold for every
/// command and go to the configuration; the rest names the command and its own options, and is parsed strictly.
/// </summary>
public static partial class SettingsArguments
{
    public static (string[] Settings, string[] Arguments) Split(IReadOnlyList<string> args)
    {
        var (settings, arguments) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            if (Setting().Match(args[i]) is not { Success: true } setting)
            {
                arguments.Add(args[i]);
            }
            else if (setting.Groups["value"].Success)
            {
                settings.Add(args[i]);
            }
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                settings.Add($"{args[i]}={args[++i]}");
            }
            else
            {
                throw new CannotStart($"{args[i].TrimStart('-')} has no value; write {args[i]}=VALUE.");
            }
        }

        return ([.. settings], [.. arguments]);
    }

    [GeneratedRegex("^--((urls|environment|contentRoot|applicationName|AllowedHosts|OTEL_[A-Z_]+)|[A-Za-z][A-Za-z0-9]*(:[A-Za-z0-9._-]+)+)(?<value>=.*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Setting();
}
