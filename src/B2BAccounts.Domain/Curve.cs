namespace B2BAccounts.Domain;

/// <summary>
/// A scale given by points and straight lines between them; beyond the first and last point their values hold.
/// Computed in decimal, so that every machine comes to the same digits.
/// </summary>
public sealed record Curve
{
    public Curve(IReadOnlyList<CurvePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0 || points.Zip(points.Skip(1)).Any(p => p.First.X >= p.Second.X))
        {
            throw new ArgumentException("A curve needs at least one point, and each point lies to the right of the one before.", nameof(points));
        }

        Points = points;
    }

    public IReadOnlyList<CurvePoint> Points { get; }

    public static Curve Of(params (decimal X, decimal Y)[] points) => new([.. points.Select(p => new CurvePoint(p.X, p.Y))]);

    public decimal At(decimal x)
    {
        if (x <= Points[0].X)
        {
            return Points[0].Y;
        }

        for (var i = 1; i < Points.Count; i++)
        {
            var (from, to) = (Points[i - 1], Points[i]);
            if (x <= to.X)
            {
                return from.Y + (to.Y - from.Y) * (x - from.X) / (to.X - from.X);
            }
        }

        return Points[^1].Y;
    }

    /// <summary>
    /// The x nearest to <paramref name="from"/> at which the curve reaches <paramref name="y"/>, or null when it does so nowhere.
    /// </summary>
    public decimal? NearestX(decimal from, decimal y)
    {
        var found = Points.Where(p => p.Y == y).Select(p => p.X).ToList();
        foreach (var (left, right) in Points.Zip(Points.Skip(1)))
        {
            if (Math.Min(left.Y, right.Y) < y && y < Math.Max(left.Y, right.Y))
            {
                found.Add(left.X + (right.X - left.X) * (y - left.Y) / (right.Y - left.Y));
            }
        }

        return found.Count == 0 ? null : found.MinBy(x => Math.Abs(x - from));
    }

    /// <summary>Whether it falls nowhere, or, else, rises nowhere.</summary>
    public bool Goes(bool up) => Points.Zip(Points.Skip(1)).All(p => up ? p.First.Y <= p.Second.Y : p.First.Y >= p.Second.Y);

    public bool Equals(Curve? other) => other is not null && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => Points.Aggregate(0, (hash, point) => HashCode.Combine(hash, point));
}
