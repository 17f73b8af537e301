using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Tests.Accounts;

public sealed class StatusRuleTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    [Theory]
    [InlineData("2025-07-01", null, true, AccountStatus.Customer)]
    [InlineData("2025-06-30", null, true, AccountStatus.Dormant)]
    [InlineData("2026-06-30", null, false, AccountStatus.Customer)]
    [InlineData("2026-07-01", null, false, AccountStatus.None)]
    [InlineData("2026-01-01", "2026-02-01", true, AccountStatus.Lost)]
    [InlineData("2026-03-01", "2026-02-01", true, AccountStatus.Customer)]
    [InlineData("2026-02-01", "2026-02-01", false, AccountStatus.Lost)]
    [InlineData("2026-01-01", "2026-07-01", false, AccountStatus.Customer)]
    [InlineData(null, "2026-06-30", true, AccountStatus.Lost)]
    [InlineData(null, null, true, AccountStatus.Prospect)]
    [InlineData(null, null, false, AccountStatus.None)]
    public void The_status_follows_from_the_last_purchase_the_loss_and_the_flag(string? last, string? lost, bool flagged, AccountStatus status) =>
        Assert.Equal(status, StatusRule.On(Day, Parse(last), Parse(lost), flagged));

    [Theory]
    [InlineData("2025-12-30", null, true)]
    [InlineData("2025-12-31", null, true)]
    [InlineData("2026-01-01", null, false)]
    [InlineData("2025-01-01", "2026-06-30", false)]
    [InlineData("2025-01-01", "2026-06-29", true)]
    public void A_lost_account_may_be_won_back_after_six_months_unless_it_asked_to_be_left_alone(string lost, string? until, bool may) =>
        Assert.Equal(may, StatusRule.MayBeWonBack(Day, DateOnly.Parse(lost), Parse(until)));

    private static DateOnly? Parse(string? day) => day is null ? null : DateOnly.Parse(day);
}
