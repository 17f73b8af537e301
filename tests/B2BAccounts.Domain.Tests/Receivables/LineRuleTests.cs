using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Tests.Receivables;

public sealed class LineRuleTests
{
    private static readonly Currency Euro = Currency.Of("EUR");

    [Theory]
    [InlineData(100, null, null, null)]
    [InlineData(119, 100, 19, null)]
    [InlineData(119, null, 19, null)]
    [InlineData(119, 100, null, null)]
    [InlineData(119, null, null, "LINES_DO_NOT_ADD_UP")]
    [InlineData(100, 90, null, "LINES_DO_NOT_ADD_UP")]
    public void Lines_add_up_to_what_is_known_to_be_without_tax(int gross, int? net, int? tax, string? refused) =>
        Assert.Equal(refused, Code([(3m, 20m, 60m, null), (1m, 50m, 50m, 20m), (-1m, 10m, -10m, null)], gross, net, tax));

    [Fact]
    public void A_line_has_a_quantity_and_an_amount_in_whole_minor_units()
    {
        Assert.Equal("VALUE_OUT_OF_RANGE", Code([(0m, 1m, 1m, null)], 1m));
        Assert.Equal("VALUE_OUT_OF_RANGE", Code([(1m, 1.005m, 1.005m, null)], 1.005m));
        Assert.Equal("MONEY_OUT_OF_RANGE", Code([(1m, 1.00001m, 1m, null)], 1m));
        Assert.Null(Code([(3m, 0.3333m, 1m, null)], 1m));
    }

    private static string? Code(IReadOnlyList<(decimal, decimal, decimal, decimal?)> lines, decimal gross, decimal? net = null, decimal? tax = null) =>
        Record.Exception(() => LineRule.Check(lines, Euro, gross, net, tax)) switch
        {
            null => null,
            RuleViolation refused => refused.Code,
            var other => throw other,
        };
}
