using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Domain.Tests.SupplyChain;

public sealed class SupplyLinkTests
{
    [Fact]
    public void A_self_link_is_refused() => Refused(RuleCodes.SelfLink, new() { SupplierId = 1, BuyerId = 1 });

    [Fact]
    public void Shares_and_confidence_outside_their_range_are_refused()
    {
        Refused(RuleCodes.ValueOutOfRange, new() { SupplierId = 1, BuyerId = 2, ShareOfSales = 1.01m });
        Refused(RuleCodes.ValueOutOfRange, new() { SupplierId = 1, BuyerId = 2, ShareOfSpend = -0.1m });
        Refused(RuleCodes.ValueOutOfRange, new() { SupplierId = 1, BuyerId = 2, Confidence = 0m });
        Refused(RuleCodes.ValueOutOfRange, new() { SupplierId = 1, BuyerId = 2, Confidence = 0.12345m });
        Refused(RuleCodes.CurrencyUnknown, new() { SupplierId = 1, BuyerId = 2, YearlyVolume = 5m });
    }

    [Fact]
    public void A_link_cannot_end_before_it_begins()
    {
        Refused(RuleCodes.DatesOutOfOrder, new() { SupplierId = 1, BuyerId = 2, ValidFrom = new(2026, 2, 1), ValidTo = new(2026, 1, 31) });
        var link = new SupplyLink { SupplierId = 1, BuyerId = 2, ValidFrom = new(2026, 2, 1) }.Check();
        Assert.Throws<RuleViolation>(() => link.End(new(2026, 1, 31)));
        link.End(new(2026, 2, 1));
        Assert.True(link.HoldsOn(new(2026, 2, 1)));
        Assert.False(link.HoldsOn(new(2026, 2, 2)));
    }

    [Fact]
    public void Competitors_are_stored_once_whichever_way_they_are_named()
    {
        var relation = new AccountRelation { Kind = RelationKind.CompetitorOf, AccountId = 9, OtherId = 3 }.Check();
        Assert.Equal((3L, 9L), (relation.AccountId, relation.OtherId));
        var referred = new AccountRelation { Kind = RelationKind.ReferredBy, AccountId = 9, OtherId = 3 }.Check();
        Assert.Equal((9L, 3L), (referred.AccountId, referred.OtherId));
    }

    private static void Refused(string code, SupplyLink link) => Assert.Equal(code, Assert.Throws<RuleViolation>(link.Check).Code);
}
