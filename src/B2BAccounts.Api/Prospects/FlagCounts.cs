namespace B2BAccounts.Api.Prospects;

/// <summary>What a part of a run has done to the list of prospects.</summary>
internal readonly record struct FlagCounts(int Flagged, int Changed, int Kept, int Unflagged)
{
    public static FlagCounts operator +(FlagCounts a, FlagCounts b) =>
        new(a.Flagged + b.Flagged, a.Changed + b.Changed, a.Kept + b.Kept, a.Unflagged + b.Unflagged);
}
