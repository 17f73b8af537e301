namespace B2BAccounts.Pdf.Fonts;

/// <summary>The table directory of one face: where each table of it lies in the file (OpenType 1.9, "Organization of an OpenType Font").</summary>
internal sealed class FontDirectory
{
    private const uint Collection = 0x74746366, Cff = 0x4F54544F, TrueType = 0x00010000, AppleTrueType = 0x74727565;
    private const int MostTables = 256, MostFaces = 256;

    private readonly FontSource _source;
    private readonly Dictionary<string, (uint Offset, uint Length)> _tables = new(StringComparer.Ordinal);

    private FontDirectory(FontSource source, long at)
    {
        _source = source;
        var head = Header(source, at, 12);
        var kind = head.U32(0);
        HasCffOutlines = kind == Cff;
        if (kind is not (Cff or TrueType or AppleTrueType))
            throw head.Broken($"0x{kind:X8} is not the signature of a TrueType or OpenType font.");
        var count = head.U16(4);
        if (count is 0 or > MostTables)
            throw head.Broken($"{count} tables; between 1 and {MostTables} are expected.");
        var entries = Header(source, at + 12, 16 * count);
        for (var i = 0; i < count; i++)
            _tables[entries.Tag(16 * i)] = (entries.U32((16 * i) + 8), entries.U32((16 * i) + 12));
    }

    public string File => _source.Name;

    public bool HasCffOutlines { get; }

    /// <summary>The faces of a file: one, or as many as its collection (.ttc) header lists.</summary>
    public static IReadOnlyList<FontDirectory> ReadAll(FontSource source)
    {
        var start = Header(source, 0, 12);
        if (start.U32(0) != Collection)
            return [new FontDirectory(source, 0)];
        var count = start.U32(8);
        if (count is 0 or > MostFaces)
            throw start.Broken($"a collection of {count} faces; between 1 and {MostFaces} are expected.");
        var offsets = Header(source, 12, 4 * count);
        return [.. Enumerable.Range(0, (int)count).Select(i => new FontDirectory(source, offsets.U32(4 * i)))];
    }

    public bool Has(string tag) => _tables.ContainsKey(tag);

    public FontTable Table(string tag) =>
        _tables.TryGetValue(tag, out var entry)
            ? new FontTable(_source.Read(entry.Offset, entry.Length, tag), _source.Name, tag)
            : throw new FontFormatException(_source.Name, tag, "the table is missing.");

    private static FontTable Header(FontSource source, long at, long length) =>
        new(source.Read(at, length, "header"), source.Name, "header");
}
