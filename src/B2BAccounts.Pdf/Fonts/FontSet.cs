namespace B2BAccounts.Pdf.Fonts;

/// <summary>
/// The faces that documents are set in: one for Latin, one for Chinese, then whatever else the configured folder holds. Load it
/// once (some ten milliseconds) and share it: it never changes, and any number of threads may write documents with it.
/// </summary>
public sealed class FontSet
{
    private readonly FontRole _chinese;

    private FontSet(IReadOnlyList<FontRole> roles, FontRole chinese, IReadOnlyList<string> skipped)
    {
        Roles = roles;
        _chinese = chinese;
        Skipped = skipped;
    }

    /// <summary>Helvetica and STSong-Light, which the viewer supplies. Needs no file.</summary>
    public static FontSet NotEmbedded { get; } = Of(
        new FontRole(HelveticaFace.Regular, HelveticaFace.Bold), new FontRole(SongFace.Instance, null), [], []);

    /// <summary>The chain of fallbacks, Latin first.</summary>
    public IReadOnlyList<FontRole> Roles { get; }

    /// <summary>Whether documents carry all their outlines.</summary>
    public bool IsEmbedded => Roles.All(r => r.Regular.IsEmbedded);

    /// <summary>A sentence for each font file that was met and could not serve.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <exception cref="FontFormatException">A file in the configured folder is damaged.</exception>
    /// <exception cref="DirectoryNotFoundException">The configured folder does not exist.</exception>
    public static FontSet Load(FontSearch search)
    {
        var skipped = new List<string>();
        FontRole? latin = null, chinese = null;
        IReadOnlyList<FontRole> others = [];
        foreach (var (folder, strict) in Folders(search))
        {
            if (latin is not null && chinese is not null)
                break;
            var catalog = FontCatalog.Read(folder, strict, skipped);
            var picker = new FontPicker(catalog, strict, skipped);
            latin ??= picker.Latin();
            chinese ??= picker.Chinese();
            if (strict)
                others = picker.Others();
        }
        latin ??= new FontRole(HelveticaFace.Regular, HelveticaFace.Bold);
        chinese ??= new FontRole(SongFace.Instance, null);
        return Of(latin, chinese, others, skipped);
    }

    /// <summary>A set of given faces, for programs that bring their own.</summary>
    public static FontSet Of(FontRole latin, FontRole chinese, params IReadOnlyList<FontRole> others) => Of(latin, chinese, others, []);

    /// <summary>The glyph of a character: the Latin face first, or the Chinese one where the character's neighbours are Chinese.</summary>
    internal Glyph? GlyphOf(int codePoint, bool bold, bool chineseFirst)
    {
        if (chineseFirst && _chinese.GlyphOf(codePoint, bold) is { } near)
            return near;
        foreach (var role in Roles)
        {
            if (role.GlyphOf(codePoint, bold) is { } glyph)
                return glyph;
        }
        return null;
    }

    internal Glyph Missing(int codePoint, bool bold) => _chinese.Missing(codePoint, bold);

    private static FontSet Of(FontRole latin, FontRole chinese, IReadOnlyList<FontRole> others, IReadOnlyList<string> skipped)
    {
        var roles = new List<FontRole> { latin };
        foreach (var role in others.Prepend(chinese))
        {
            if (!roles.Contains(role))
                roles.Add(role);
        }
        return new FontSet(roles, chinese, skipped);
    }

    private static IEnumerable<(string Folder, bool Strict)> Folders(FontSearch search)
    {
        if (search.Folder is not null)
            yield return (search.Folder, true);
        if (search.BesideProgram)
            yield return (Path.Combine(AppContext.BaseDirectory, "fonts"), false);
        if (!search.System)
            yield break;
        foreach (var folder in SystemFolders())
            yield return (folder, false);
    }

    private static IEnumerable<string> SystemFolders()
    {
        if (OperatingSystem.IsWindows())
            return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];
        if (OperatingSystem.IsMacOS())
            return ["/Library/Fonts", "/System/Library/Fonts"];
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return [Path.Combine(own, "fonts"), "/usr/local/share/fonts", "/usr/share/fonts"];
    }
}
