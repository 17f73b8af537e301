namespace B2BAccounts.Domain.Tests;

public sealed class CurveTests
{
    private static readonly Curve OrderDays = Curve.Of((0, 0), (4, 40), (12, 75), (26, 90), (52, 100));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(2, 20)]
    [InlineData(4, 40)]
    [InlineData(8, 57.5)]
    [InlineData(39, 95)]
    [InlineData(52, 100)]
    [InlineData(400, 100)]
    public void Lines_run_straight_between_points_and_flat_beyond(double x, double y) => Assert.Equal((decimal)y, OrderDays.At((decimal)x));

    [Fact]
    public void The_nearest_x_that_reaches_a_value_is_found()
    {
        Assert.Equal(8m, OrderDays.NearestX(1m, 57.5m));
        Assert.Equal(4m, OrderDays.NearestX(1m, 40m));
        Assert.Null(OrderDays.NearestX(1m, 100.5m));
        var hill = Curve.Of((0, 0), (10, 10), (20, 0));
        Assert.Equal(15m, hill.NearestX(18m, 5m));
        Assert.Equal(5m, hill.NearestX(2m, 5m));
    }

    [Fact]
    public void Points_must_lie_in_order() => Assert.Throws<ArgumentException>(() => Curve.Of((1, 0), (1, 5)));
}
