using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Grading;

public sealed class RegradeKilledTests
{
    [DatabaseFact]
    public async Task A_run_that_is_killed_is_gone_on_with_and_assesses_each_account_once()
    {
        await using var program = await CommandLine.OpenAsync();
        var (code, _, error) = await program.Run("generate", "--accounts", "5000", "--seed", "5");
        Assert.Equal(("", 0), (error, code));
        Assert.Equal(0, await CountAsync(program, "Assessments"));
        using (var regrade = await program.StartAsync(async () => await CountAsync(program, "Assessments") >= 200, "regrade"))
        {
            await program.KillAsync(regrade);
        }

        var run = Assert.Single(await program.Database.AskAsync("""SELECT "Assessed", "EndedAt" IS NULL FROM "GradingRuns" """)).Split('|');
        var done = await CountAsync(program, "Assessments");
        Assert.Equal($"{done}", run[0]);
        Assert.Contains(run[1], (string[])["1", "True", "true", "t"]);

        (code, var output, error) = await program.Run("regrade");
        Assert.Equal(("", 0), (error, code));
        var all = await CountAsync(program, "Assessments");
        Assert.True(all > done, $"{all} after {done}");
        Assert.Contains($"{all:N0} accounts assessed", output, StringComparison.Ordinal);
        Assert.Equal([$"{all}|{all}|{all}"], await program.Database.AskAsync("""SELECT "Assessed", "Accounts", "Changed" FROM "GradingRuns" """));
        Assert.Empty(await program.Database.AskAsync("""SELECT "AccountId" FROM "Assessments" GROUP BY "AccountId" HAVING COUNT(*) > 1"""));
        Assert.Equal(0, await CountAsync(program, "AssessmentRequests"));
    }

    private static async Task<int> CountAsync(CommandLine program, string table) =>
        int.Parse(Assert.Single(await program.Database.AskAsync($"""SELECT COUNT(*) FROM "{table}" """)), System.Globalization.CultureInfo.InvariantCulture);
}
