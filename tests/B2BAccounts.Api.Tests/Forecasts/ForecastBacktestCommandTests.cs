using B2BAccounts.Api.Tests.Commands;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Forecasts;

public sealed class ForecastBacktestCommandTests
{
    [DatabaseFact]
    public async Task The_command_tells_each_month_and_all_of_them_and_refuses_days_that_are_not_past()
    {
        await using var program = await CommandLine.OpenWithIbmInvoicesAsync();
        var (code, output, error) = await program.Run("forecast-backtest", "--from", "2013-05-01", "--to", "2013-06-30");
        Assert.Equal(("", 0), (error, code));
        Assert.Matches(@"2013-05-31 +112 +4\.\d\d +10\.\d\d +\d\.\d\d +\d\d\.\d %", output);
        Assert.Matches(@"2013-06-30 +84 ", output);
        Assert.Matches(@"all +196 ", output);
        Assert.DoesNotContain("2013-07-31", output, StringComparison.Ordinal);

        (code, _, error) = await program.Run("forecast-backtest", "--from", "2013-05-02", "--to", "2013-05-30");
        Assert.Equal(2, code);
        Assert.Contains("there is none", error, StringComparison.Ordinal);
    }
}
