using System.Diagnostics;
using System.Globalization;
using System.Text;
using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>Real processes that take keys from one database at once. KEYS_PER_PROCESS says how many of them each takes for accounts.</summary>
public sealed class KeysOfManyProcessesTests
{
    private const int Processes = 4;

    [DatabaseFact]
    public async Task Four_processes_that_import_at_once_never_get_the_same_key()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("KEYS_PER_PROCESS") ?? "2000", CultureInfo.InvariantCulture);
        await using var program = await CommandLine.OpenAsync();
        for (var p = 0; p < Processes; p++)
        {
            var text = new StringBuilder("number,legalName\n");
            for (var i = 0; i < count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"P{p}-{i},Company {i} of {p}\n");
            }

            await File.WriteAllTextAsync(Path.Combine(program.Folder, $"{p}.csv"), text.ToString());
        }

        Assert.Equal(0, (await program.Run("migrate")).Code);
        var since = Stopwatch.GetTimestamp();
        var ended = await Task.WhenAll(Enumerable.Range(0, Processes).Select(p => program.Run("import", "accounts", $"{p}.csv")));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Processes} processes with {count} accounts each: {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s");
        Assert.All(ended, e => Assert.True(e.Code == 0, e.Output + e.Error));
        Assert.All(ended, e => Assert.Contains($"{count:N0} new, 0 unchanged, 0 rejected.", e.Output, StringComparison.Ordinal));

        foreach (var (table, keys) in ((string, string)[])[("Accounts", "Account"), ("AccountProfiles", "AccountProfile")])
        {
            var told = (await program.Database.AskAsync($"""SELECT COUNT(*), COUNT(DISTINCT "Id"), MIN("Id"), MAX("Id") FROM "{table}" """)).Single().Split('|');
            Assert.Equal([$"{Processes * count}", $"{Processes * count}"], told[..2]);
            var next = long.Parse((await program.Database.AskAsync($"""SELECT "Next" FROM "KeyBlocks" WHERE "Name" = '{keys}'""")).Single(), CultureInfo.InvariantCulture);
            Assert.True(long.Parse(told[2], CultureInfo.InvariantCulture) >= 1 && next > long.Parse(told[3], CultureInfo.InvariantCulture), $"{told[2]} to {told[3]}, then {next}");
        }
    }
}
