namespace B2BAccounts.Domain.Tests;

public sealed class WindowTests
{
    [Fact]
    public void A_window_excludes_its_first_day_and_includes_its_last()
    {
        var window = Window.Months(new DateOnly(2026, 6, 30), 12);
        Assert.False(window.Contains(new DateOnly(2025, 6, 30)));
        Assert.True(window.Contains(new DateOnly(2025, 7, 1)));
        Assert.True(window.Contains(new DateOnly(2026, 6, 30)));
        Assert.False(window.Contains(new DateOnly(2026, 7, 1)));
    }

    [Theory]
    [InlineData("2026-03-31", "2026-02-28")]
    [InlineData("2024-03-30", "2024-02-29")]
    [InlineData("2026-01-15", "2025-12-15")]
    public void A_month_back_from_a_day_that_the_earlier_month_lacks_is_its_last(string until, string after) =>
        Assert.Equal(DateOnly.Parse(after), Window.Months(DateOnly.Parse(until), 1).After);
}
