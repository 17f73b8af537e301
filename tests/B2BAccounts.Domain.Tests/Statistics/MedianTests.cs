using B2BAccounts.Domain.Statistics;

namespace B2BAccounts.Domain.Tests.Statistics;

public sealed class MedianTests
{
    [Fact]
    public void The_median_is_the_middle_value_or_the_mean_of_the_middle_two()
    {
        Assert.Equal(3m, Median.Of([9m, 1m, 3m]));
        Assert.Equal(2.5m, Median.Of([4m, 9m, 1m, 1m]));
        Assert.Equal(-7m, Median.Of([-7m]));
        Assert.Null(Median.Of([]));
    }
}
