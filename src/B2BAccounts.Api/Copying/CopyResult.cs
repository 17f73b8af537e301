namespace B2BAccounts.Api.Copying;

/// <summary>What a copy, or a comparison alone, has come to.</summary>
/// <param name="Tables">In the order in which they were copied.</param>
/// <param name="Copying">How long the copying took; zero when there was none.</param>
/// <param name="Comparing">How long reading both sides took.</param>
/// <param name="Resumed">The copy went on where an earlier run had stopped.</param>
internal sealed record CopyResult(IReadOnlyList<ComparedTable> Tables, TimeSpan Copying, TimeSpan Comparing, bool Resumed)
{
    public bool AreSame => Tables.All(t => t.IsSame);
}

/// <summary>A table on both sides.</summary>
/// <param name="Name">The table.</param>
/// <param name="Source">What the source holds.</param>
/// <param name="Target">What the target holds.</param>
/// <param name="Copied">Rows that this run has inserted.</param>
/// <param name="Took">How long inserting them took.</param>
internal sealed record ComparedTable(string Name, RowSum Source, RowSum Target, long Copied, TimeSpan Took)
{
    public bool IsSame => Source == Target;
}
