using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;

namespace B2BAccounts.Domain.Tests.Grading;

public sealed class GradingPolicyTests
{
    [Fact]
    public void The_default_policy_is_the_documented_one()
    {
        var policy = GradingPolicy.Default;
        Assert.Equal([25m, 15m, 25m, 15m, 5m, 5m, 10m], policy.Indicators.Select(i => i.Weight));
        Assert.Equal([IndicatorKind.PurchaseLevel, IndicatorKind.PurchaseFrequency], policy.Indicators.Where(i => i.Missing == MissingRule.Zero).Select(i => i.Kind));
        Assert.Equal([new Band("A", 70, 72, 68), new Band("B", 0, 0, 0)], policy.Bands);
        Assert.Equal((3, 90, 500m), (policy.LeastInvoices, policy.LeastDays, policy.Materiality));
        Assert.Equal((60m, 100m), (policy.DisclosurePoints[Disclosure.Disclosed], policy.DisclosurePoints[Disclosure.Verified]));
        Assert.Equal([10m, 10m, 20m, 15m, 25m, 30m, 50m], Enum.GetValues<AffinityKind>().Select(k => policy.AffinityPoints[k]));
    }

    [Theory]
    [InlineData("\"weight\": 15, \"missing\": \"ZERO\"", "\"weight\": 16, \"missing\": \"ZERO\"", "indicators", "sum to 100, not 101")]
    [InlineData("\"AFFINITY\"", "\"RETURNS\"", "indicators.6.kind", "must be one of")]
    [InlineData("\"AFFINITY\"", "\"PRODUCT_USE\"", "indicators.6.kind", "already")]
    [InlineData("[4, 40]", "[0, 40]", "indicators.1.curve.1", "right of the point")]
    [InlineData("[4, 40]", "[4, 140]", "indicators.1.curve.1.1", "from 0 to 100")]
    [InlineData("\"leave\": 68", "\"leave\": 71", "bands.0", "leave ≤ from ≤ enter")]
    [InlineData("\"grade\": \"B\", \"from\": 0", "\"grade\": \"B\", \"from\": 1", "bands.1", "leave ≤ from ≤ enter")]
    [InlineData("\"days\": 90, \"grade\": \"B\"", "\"days\": 90, \"grade\": \"C\"", "knockOuts.0.grade", "one of the bands")]
    [InlineData("\"months\": 24, \"grade\"", "\"days\": 24, \"grade\"", "knockOuts.1.days", "is not a field")]
    [InlineData("0, 0.5, 0.75, 1, 1, 1", "0, 0.5", "bucketWeights", "6 weights")]
    [InlineData("\"VISIT\": 10,", "", "affinity.events.VISIT", "is missing")]
    [InlineData("\"materiality\": 500", "\"materiality\": \"500\"", "materiality", "must be a number")]
    [InlineData("\"materiality\": 500", "\"materialty\": 500", "materialty", "is not a field")]
    [InlineData("\"invoices\": 3", "\"invoices\": 3.5", "minimumHistory.invoices", "whole number")]
    [InlineData("\"version\": \"default-1\"", "\"version\": \"\"", "version", "1 to 60 characters")]
    [InlineData("\"curve\": [[0, 0], [4, 40]", "\"monotone\": \"FALLING\", \"curve\": [[0, 0], [4, 40]", "indicators.1.curve", "is declared FALLING and is not")]
    [InlineData("\"curve\": [[0, 100], [0.1, 80], [0.3, 50]", "\"monotone\": \"FALLING\", \"curve\": [[0, 100], [0.1, 80], [0.3, 81]", "indicators.3.curve", "is declared FALLING and is not")]
    [InlineData("\"grade\": \"A\"", "\"grade\": \"AAAAAAAAAAAAAAAAAAAAA\"", "bands.0.grade", "1 to 20 characters")]
    [InlineData("\"version\": \"default-1\"", "\"version\": \"a\\nb\"", "version", "in one line")]
    [InlineData("\"version\": \"default-1\"", "\"version\": \"a\\ud800b\"", "version", "in one line")]
    public void A_wrong_policy_is_refused_with_the_field_and_the_reason(string right, string wrong, string field, string reason)
    {
        Assert.Contains(right, GradingPolicy.DefaultDocument, StringComparison.Ordinal);
        var at = GradingPolicy.DefaultDocument.IndexOf(right, StringComparison.Ordinal);
        var refused = Assert.Throws<RuleViolation>(
            () => GradingPolicy.Parse(GradingPolicy.DefaultDocument[..at] + wrong + GradingPolicy.DefaultDocument[(at + right.Length)..]));
        Assert.Equal(RuleCodes.PolicyInvalid, refused.Code);
        Assert.Equal(field, string.Join('.', refused.Path));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_json_is_refused_without_a_path() => Assert.Empty(Assert.Throws<RuleViolation>(() => GradingPolicy.Parse("{")).Path);
}
