namespace B2BAccounts.Pdf.Fonts;

/// <summary>The usable upright faces below a folder, named but not yet loaded, in an order that does not hang on the file system's.</summary>
internal sealed class FontCatalog
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 };

    private readonly List<FontEntry> _entries = [];

    public IReadOnlyList<FontEntry> Entries => _entries;

    /// <param name="strict">Whether a damaged file ends the reading (a folder somebody filled for us) or is noted and passed over.</param>
    /// <param name="skipped">Takes a sentence for each file that cannot serve.</param>
    public static FontCatalog Read(string folder, bool strict, ICollection<string> skipped)
    {
        var catalog = new FontCatalog();
        if (!Directory.Exists(folder))
        {
            if (strict)
                throw new DirectoryNotFoundException($"The font folder '{folder}' does not exist.");
            return catalog;
        }
        var files = Directory.EnumerateFiles(folder, "*", Everywhere)
            .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".ttf" or ".ttc" or ".otf" or ".otc")
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            try
            {
                catalog.Add(file, skipped);
            }
            catch (FontFormatException broken) when (!strict)
            {
                skipped.Add(broken.Message);
            }
            catch (Exception unreadable) when (!strict && unreadable is IOException or UnauthorizedAccessException)
            {
                skipped.Add($"Font '{file}' cannot be read: {unreadable.Message}");
            }
        }
        return catalog;
    }

    /// <summary>The bold face of a family, the nearest to weight 700.</summary>
    public FontEntry? BoldOf(FontEntry regular) => _entries
        .Where(e => e.Names.Bold && e.Names.Family == regular.Names.Family)
        .OrderBy(e => Math.Abs(e.Names.Weight - 700))
        .FirstOrDefault();

    private void Add(string file, ICollection<string> skipped)
    {
        using var source = new FontSource(file);
        var faces = FontDirectory.ReadAll(source);
        for (var i = 0; i < faces.Count; i++)
        {
            if (faces[i].HasCffOutlines || !faces[i].Has("glyf"))
            {
                skipped.Add($"Font '{file}', face {i}: CFF outlines are not embedded.");
                continue;
            }
            var names = FontNames.Read(faces[i]);
            if (!names.Embeddable)
                skipped.Add($"Font '{file}', face {i}: its licence bits forbid embedding.");
            else if (!names.Italic)
                _entries.Add(new FontEntry(file, i, names));
        }
    }
}

/// <summary>A face that could be loaded.</summary>
internal sealed record FontEntry(string File, int Index, FontNames Names)
{
    public TrueTypeFace Load() => TrueTypeFace.Load(File, Index);
}
