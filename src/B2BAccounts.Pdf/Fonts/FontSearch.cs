namespace B2BAccounts.Pdf.Fonts;

/// <summary>
/// Where faces are looked for, in this order: the folder, `fonts/` beside the program, the system. What is found nowhere is left to
/// the viewer (Helvetica, STSong-Light): such documents draw and extract rightly but are not fit for archives.
/// </summary>
public sealed record FontSearch
{
    /// <summary>A folder of .ttf and .ttc files, or null. A broken file in it is an error, not a reason to look on.</summary>
    public string? Folder { get; init; }

    public bool BesideProgram { get; init; } = true;

    public bool System { get; init; } = true;
}
