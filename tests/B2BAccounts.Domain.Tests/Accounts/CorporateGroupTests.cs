using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Tests.Accounts;

public sealed class CorporateGroupTests
{
    // 1 ← 2 ← 3, and 4 alone.
    private static readonly Dictionary<long, long> Parents = new() { [3] = 2, [2] = 1 };

    [Fact]
    public void Ancestors_come_nearest_first() => Assert.Equal([2L, 1L], CorporateGroup.Ancestors(3, ParentOf));

    [Fact]
    public void Reading_a_group_that_holds_a_cycle_ends()
    {
        var cycle = new Dictionary<long, long> { [1] = 2, [2] = 3, [3] = 1 };
        Assert.Equal([2L, 3L], CorporateGroup.Ancestors(1, id => cycle[id]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    public void A_parent_below_the_account_is_refused(long account, long parent) =>
        Assert.Equal(RuleCodes.GroupCycle,
            Assert.Throws<RuleViolation>(() => CorporateGroup.CheckParent(account, parent, ParentOf, "parent")).Code);

    [Theory]
    [InlineData(4, 3L)]
    [InlineData(3, 1L)]
    [InlineData(1, 4L)]
    [InlineData(1, null)]
    public void Any_other_parent_is_allowed(long account, long? parent) => CorporateGroup.CheckParent(account, parent, ParentOf);

    [Fact]
    public void A_profile_row_holds_until_the_next()
    {
        AccountProfile[] rows = [new() { ValidFrom = new(2026, 1, 1), Manager = "Li" }, new() { ValidFrom = new(2026, 3, 1), Manager = "Wu" }];
        Assert.Null(AccountProfile.InForce(rows, new(2025, 12, 31)));
        Assert.Equal("Li", AccountProfile.InForce(rows, new(2026, 2, 28))?.Manager);
        Assert.Equal("Wu", AccountProfile.InForce(rows, new(2026, 3, 1))?.Manager);
    }

    private static long? ParentOf(long id) => Parents.TryGetValue(id, out var parent) ? parent : null;
}
