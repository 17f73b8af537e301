using System.Globalization;
using B2BAccounts.Api.Commands;

namespace B2BAccounts.Benchmarks.Load;

/// <summary>What the verb is asked to do.</summary>
/// <param name="Connection">Of an empty database, or one that an earlier run has filled with as many accounts.</param>
/// <param name="Seconds">Each measurement lasts so long.</param>
/// <param name="Rows">Of the bulk import.</param>
internal sealed record BookLoadOptions(string Provider, string Connection, int Accounts, int Seconds, int Rows, IReadOnlyList<string> Scenarios)
{
    private static readonly string[] Known = ["--provider", "--connection", "--connection-env", "--accounts", "--seconds", "--rows", "--scenarios"];

    public static BookLoadOptions Parse(string[] arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (!Known.Contains(arguments[i]) || i + 1 == arguments.Length)
            {
                throw new WrongOption($"'{arguments[i]}' is no option with a value; allowed are {string.Join(", ", Known)}.");
            }

            given[arguments[i]] = arguments[i + 1];
        }

        var scenarios = given.GetValueOrDefault("--scenarios", string.Join(',', Scenario.Names)).Split(',', StringSplitOptions.TrimEntries);
        if (scenarios.FirstOrDefault(s => !Scenario.Names.Contains(s)) is { } unknown)
        {
            throw new WrongOption($"--scenarios names '{unknown}'; allowed are {string.Join(", ", Scenario.Names)}.");
        }

        return new BookLoadOptions(
            given.GetValueOrDefault("--provider", "Sqlite"),
            Connection(given.GetValueOrDefault("--connection"), given.GetValueOrDefault("--connection-env")),
            Whole("--accounts", 10_000), Whole("--seconds", 8), Whole("--rows", 200_000), scenarios);

        static string Connection(string? written, string? variable) => (written, variable) switch
        {
            (null, { } name) => Environment.GetEnvironmentVariable(name) ?? throw new WrongOption($"--connection-env is '{name}', which is no variable of the environment."),
            ({ } connection, null) => CommandLineSecrets.HasPassword(connection)
                ? throw new WrongOption("--connection has a password, which other users of the machine can read in the list of processes. Give it as an environment variable that --connection-env names.")
                : connection,
            _ => throw new WrongOption("One of --connection and --connection-env is needed; for SQLite write --connection \"Data Source=FILE\"."),
        };

        int Whole(string name, int otherwise) => !given.TryGetValue(name, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw new WrongOption($"{name} is '{text}', not a whole number above 0.");
    }
}
