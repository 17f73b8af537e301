namespace B2BAccounts.Domain.Statistics;

/// <summary>
/// The median of the slopes of all pairs of points: a trend that single odd values cannot bend.
/// Theil (1950), Sen (1968).
/// </summary>
public static class TheilSen
{
    /// <summary>Change of y for one step of x; null with fewer than two points. An even number of slopes gives the mean of the middle two.</summary>
    /// <param name="points">Each x once.</param>
    public static decimal? Slope(IReadOnlyList<(int X, decimal Y)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var slopes = new List<decimal>();
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
            {
                slopes.Add((points[j].Y - points[i].Y) / (points[j].X - points[i].X));
            }
        }

        return Median.Of(slopes);
    }
}
