using System.Text.RegularExpressions;
using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api.Commands;

/// <summary>
/// Refuses secrets on the command line, which every user of the machine can read in its list of processes, and which shells write down.
/// In Development there is nothing to keep from others.
/// </summary>
public static partial class CommandLineSecrets
{
    /// <param name="settings">As they were given, such as --Database:Provider=Sqlite.</param>
    /// <param name="environment">Where the program runs.</param>
    public static void Check(IEnumerable<string> settings, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(settings);
        foreach (var setting in settings)
        {
            var (key, value) = setting.TrimStart('-').Split('=', 2) is [var k, var v] ? (k, v) : (setting, "");
            var isSecret = value.Length > 0 && (SecretKey().IsMatch(key) || (ConnectionKey().IsMatch(key) && HasPassword(value)));
            Check(isSecret, key, $"the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}, or as a file of that name in the folder of {SecretsOptions.Section}:{nameof(SecretsOptions.Folder)}", environment);
        }
    }

    /// <summary>The same for an option of a command whose value is a connection string.</summary>
    public static void Check(string option, string value, string instead, IHostEnvironment environment) => Check(HasPassword(value), option, instead, environment);

    /// <summary>Whether a connection string, right or wrong, has a password.</summary>
    public static bool HasPassword(string connection) => Password().IsMatch(connection);

    private static void Check(bool isSecret, string key, string instead, IHostEnvironment environment)
    {
        if (isSecret && !environment.IsDevelopment())
        {
            throw new CannotStart($"{key} has a secret on the command line, where other users of the machine can read it in the list of processes. Give it as {instead}.");
        }
    }

    [GeneratedRegex("(Password|Secret|_HEADERS)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretKey();

    [GeneratedRegex("ConnectionString$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ConnectionKey();

    // Of all drivers: Password, PWD, SSL Password.
    [GeneratedRegex(@"(Password|Passwd|Pwd|Psw)\s*=\s*[^;\s]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Password();
}
