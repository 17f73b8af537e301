namespace B2BAccounts.Pdf.Fonts;

/// <summary>A face with TrueType outlines, parsed once and embedded as a subset by each document that uses it.</summary>
public sealed class TrueTypeFace : FontFace
{
    /// <summary>Width in ems of the box that stands for a missing character.</summary>
    internal const double BoxAdvance = 0.7;

    private readonly CharacterMap _characters;
    private readonly ushort[] _advances;
    private readonly FontTable _glyf, _loca, _hmtx;
    private readonly int _longMetrics;
    private readonly bool _longOffsets;
    private readonly FontNames _names;

    private TrueTypeFace(FontDirectory directory)
    {
        File = directory.File;
        if (directory.HasCffOutlines || !directory.Has("glyf"))
            throw new FontFormatException(File, "glyf", "no TrueType outlines (CFF outlines are not embedded); use a .ttf or .ttc file.");
        _names = FontNames.Read(directory);
        Head = directory.Table("head");
        UnitsPerEm = Head.U16(18);
        if (UnitsPerEm is < 16 or > 16384)
            throw Head.Broken($"{UnitsPerEm} units per em; 16 to 16384 are allowed.");
        _longOffsets = Head.U16(50) != 0;
        Head.Bytes(0, 54);

        HorizontalHeader = directory.Table("hhea");
        HorizontalHeader.Bytes(0, 36);
        Ascent = Em(HorizontalHeader.S16(4));
        Descent = Em(HorizontalHeader.S16(6));
        _longMetrics = HorizontalHeader.U16(34);
        MaximumProfile = directory.Table("maxp");
        MaximumProfile.Bytes(0, 32);
        GlyphCount = MaximumProfile.U16(4);
        _hmtx = directory.Table("hmtx");
        if (GlyphCount == 0 || _longMetrics == 0 || _longMetrics > GlyphCount)
            throw _hmtx.Broken($"{_longMetrics} full metrics for {GlyphCount} glyphs.");
        _advances = new ushort[GlyphCount];
        for (var i = 0; i < GlyphCount; i++)
            _advances[i] = (ushort)_hmtx.U16(4L * Math.Min(i, _longMetrics - 1));

        _glyf = directory.Table("glyf");
        _loca = directory.Table("loca");
        CheckOffsets();
        _characters = new CharacterMap(directory.Table("cmap"), GlyphCount);

        CapHeight = Ascent * 0.7;
        if (directory.Has("OS/2") && directory.Table("OS/2") is var os2 && os2.U16(0) >= 2 && os2.S16(88) is > 0 and var cap)
            CapHeight = Em(cap);
        Box = [Em(Head.S16(36)), Em(Head.S16(38)), Em(Head.S16(40)), Em(Head.S16(42))];
    }

    public override string Family => _names.Family;

    public override string PostScriptName => _names.PostScript;

    public override bool IsBold => _names.Bold;

    public override bool IsEmbedded => true;

    public override string File { get; }

    public int GlyphCount { get; }

    internal int UnitsPerEm { get; }

    internal double Ascent { get; }

    internal double Descent { get; }

    internal double CapHeight { get; }

    internal IReadOnlyList<double> Box { get; }

    internal FontTable Head { get; }

    internal FontTable HorizontalHeader { get; }

    internal FontTable MaximumProfile { get; }

    internal override ushort MissingGlyph => 0;

    /// <summary>Reads one face of a .ttf or .ttc file.</summary>
    /// <exception cref="FontFormatException">The file is not a font, is damaged, or has CFF outlines.</exception>
    public static TrueTypeFace Load(string path, int face = 0) => Parse(System.IO.File.ReadAllBytes(path), path, face);

    /// <summary>Parses one face from bytes that the face then keeps; <paramref name="name"/> is what errors call them.</summary>
    /// <exception cref="FontFormatException">The bytes are not a font, are damaged, or have CFF outlines.</exception>
    public static TrueTypeFace Parse(byte[] data, string name, int face = 0)
    {
        using var source = new FontSource(data, name);
        var faces = FontDirectory.ReadAll(source);
        if (face < 0 || face >= faces.Count)
            throw new FontFormatException(name, "header", $"face {face} was asked for; the file has faces 0 to {faces.Count - 1}.");
        return new TrueTypeFace(faces[face]);
    }

    internal override ushort GlyphOf(int codePoint) => _characters[codePoint];

    internal override double Advance(ushort glyph) => glyph == 0 ? BoxAdvance : _advances[glyph] / (double)UnitsPerEm;

    internal int AdvanceUnits(ushort glyph) => glyph == 0 ? (int)(BoxAdvance * UnitsPerEm) : _advances[glyph];

    /// <summary>Left side bearing; glyphs after the last full metric have theirs in the array that follows.</summary>
    internal int LeftBearing(ushort glyph) => glyph < _longMetrics
        ? _hmtx.S16((4L * glyph) + 2)
        : _hmtx.S16((4L * _longMetrics) + (2L * (glyph - _longMetrics)));

    internal FontTable Outline(ushort glyph)
    {
        if (glyph >= GlyphCount)
            throw _glyf.Broken($"glyph {glyph} was referred to; the face has {GlyphCount}.");
        long from = Offset(glyph), to = Offset(glyph + 1);
        return new FontTable(_glyf.Memory(from, to - from), File, "glyf");
    }

    private long Offset(int glyph) => _longOffsets ? _loca.U32(4L * glyph) : 2L * _loca.U16(2L * glyph);

    private void CheckOffsets()
    {
        long last = 0;
        for (var i = 0; i <= GlyphCount; i++)
        {
            var at = Offset(i);
            if (at < last || at > _glyf.Length)
                throw _loca.Broken($"the outline of glyph {i} starts at {at}, before {last} or behind the {_glyf.Length} bytes of 'glyf'.");
            last = at;
        }
    }

    private double Em(int units) => units / (double)UnitsPerEm;
}
