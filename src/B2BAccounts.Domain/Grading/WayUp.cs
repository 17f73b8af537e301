namespace B2BAccounts.Domain.Grading;

/// <summary>A set of indicators that, moved so far, reach the next better band. No smaller set does.</summary>
public sealed record WayUp(IReadOnlyList<WayUp.Move> Moves)
{
    /// <param name="FromRaw">Null when the indicator has no value yet.</param>
    public sealed record Move(IndicatorKind Kind, decimal? FromRaw, decimal ToRaw, decimal FromPoints, decimal ToPoints);
}
