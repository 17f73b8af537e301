namespace B2BAccounts.Domain.Tests;

public sealed class FullMonthsTests
{
    [Fact]
    public void A_month_is_full_on_its_last_day_and_not_before()
    {
        Assert.Equal([new(2024, 1, 31), new(2024, 2, 29)], FullMonths.Ends(new DateOnly(2024, 2, 29), 2));
        Assert.Equal([new(2023, 12, 31), new(2024, 1, 31)], FullMonths.Ends(new DateOnly(2024, 2, 28), 2));
    }

    [Fact]
    public void A_month_s_window_begins_with_its_first_day()
    {
        Assert.Equal(new Window(new(2024, 1, 31), new(2024, 2, 29)), FullMonths.Of(new DateOnly(2024, 2, 29)));
        Assert.True(FullMonths.Of(new DateOnly(2024, 2, 3)).Contains(new(2024, 2, 1)));
    }
}
