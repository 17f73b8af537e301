namespace B2BAccounts.Pdf.Fonts;

/// <summary>Chooses from one folder's faces. A face is loaded only when it is its turn to be tried.</summary>
internal sealed class FontPicker(FontCatalog catalog, bool strict, ICollection<string> skipped)
{
    private readonly Dictionary<FontEntry, TrueTypeFace?> _loaded = [];
    private readonly Dictionary<FontEntry, FontRole> _roles = [];

    public FontRole? Latin() => First(FontPreferences.LatinRank, FontPreferences.CoversLatin);

    public FontRole? Chinese() => First(FontPreferences.ChineseRank, FontPreferences.CoversChinese);

    public IReadOnlyList<FontRole> Others() => [.. Regulars(FontPreferences.LatinRank).Select(RoleOf).OfType<FontRole>()];

    private FontRole? First(Func<FontEntry, int> rank, Func<FontFace, bool> covers)
    {
        foreach (var entry in Regulars(rank))
        {
            if (Load(entry) is { } face && covers(face))
                return RoleOf(entry);
        }
        return null;
    }

    /// <summary>By preference, then text weights before light and heavy ones, then by name.</summary>
    private IEnumerable<FontEntry> Regulars(Func<FontEntry, int> rank) => catalog.Entries
        .Where(e => !e.Names.Bold || !catalog.Entries.Any(o => !o.Names.Bold && o.Names.Family == e.Names.Family))
        .OrderBy(rank)
        .ThenBy(e => Math.Abs(e.Names.Weight - 400))
        .ThenBy(e => e.Names.PostScript.Contains("Mono", StringComparison.OrdinalIgnoreCase) ? 1 : 0)
        .ThenBy(e => e.File, StringComparer.Ordinal)
        .ThenBy(e => e.Index);

    private FontRole? RoleOf(FontEntry entry)
    {
        if (_roles.TryGetValue(entry, out var role))
            return role;
        if (Load(entry) is not { } regular)
            return null;
        var bold = regular.IsBold ? null : catalog.BoldOf(entry) is { } heavy ? Load(heavy) : null;
        return _roles[entry] = new FontRole(regular, bold);
    }

    private TrueTypeFace? Load(FontEntry entry)
    {
        if (_loaded.TryGetValue(entry, out var face))
            return face;
        try
        {
            face = entry.Load();
        }
        catch (FontFormatException broken) when (!strict)
        {
            skipped.Add(broken.Message);
        }
        return _loaded[entry] = face;
    }
}
