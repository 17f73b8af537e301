namespace B2BAccounts.Api.Copying;

/// <summary>Which rows of a table are read, and what of them.</summary>
internal enum CopiedRows
{
    All,

    /// <summary>All, without the row of the same table that they refer to: it may come later.</summary>
    WithoutParent,

    /// <summary>Only those that refer to a row of the same table.</summary>
    WithParent,
}
