namespace B2BAccounts.Api.Persistence;

/// <summary>Consecutive keys from <see cref="First"/> on.</summary>
public readonly record struct KeyRange(long First, long Count)
{
    public long this[int index] => index >= 0 && index < Count
        ? First + index
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The range has {Count} keys.");
}
