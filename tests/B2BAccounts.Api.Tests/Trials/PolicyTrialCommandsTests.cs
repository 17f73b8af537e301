using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Trials;

public sealed class PolicyTrialCommandsTests
{
    [DatabaseFact]
    public async Task The_commands_tell_what_a_policy_would_change_and_how_its_grades_paid()
    {
        await using var program = await CommandLine.OpenWithIbmInvoicesAsync();
        var (code, output, error) = await program.Run("backtest-policy", "--version-of-book", "default-1", "--as-of", "2013-06-30");
        Assert.Equal(("", 0), (error, code));
        Assert.Matches(@"A +\d+  \d+\.\d % \(\d+\.\d % to \d+\.\d %\)", output);
        Assert.Contains("That B pays later than A is not shown: the interval of the late shares does not lie above zero.", output, StringComparison.Ordinal);

        var policy = Path.Combine(program.Folder, "policy.json");
        await File.WriteAllTextAsync(policy, Domain.Credit.CreditPolicy.DefaultDocument.Replace("default-3", "mine", StringComparison.Ordinal).Replace("\"factor\": 0.8", "\"factor\": 0", StringComparison.Ordinal));
        (code, output, error) = await program.Run("simulate-policy", "--kind", "CREDIT", "--file", policy, "--as-of", "2013-06-30");
        Assert.Equal(("", 0), (error, code));
        Assert.Contains("2013-06-30: version mine beside version default-3, 100 accounts, 0 not assessed", output, StringComparison.Ordinal);
        Assert.Matches(@"B +B +\d+ ", output);

        (code, _, error) = await program.Run("simulate-policy", "--kind", "CREDIT");
        Assert.Equal(2, code);
        Assert.Contains("Name the policy: by --version-of-book or by --file, one of both.", error, StringComparison.Ordinal);
        (code, _, error) = await program.Run("simulate-policy", "--kind", "DUNNING", "--version-of-book", "default-1");
        Assert.Equal(2, code);
        Assert.Contains("write GRADING or CREDIT", error, StringComparison.Ordinal);
        (code, _, error) = await program.Run("backtest-policy", "--version-of-book", "none", "--as-of", "2013-06-30");
        Assert.Equal(2, code);
        Assert.Contains("no grading policy of version 'none'", error, StringComparison.Ordinal);
    }
}
