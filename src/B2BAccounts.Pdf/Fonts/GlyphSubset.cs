using System.Buffers.Binary;

namespace B2BAccounts.Pdf.Fonts;

/// <summary>
/// The glyphs that one document uses of a face, renumbered in order of first use. A glyph counts once for each character it
/// stands for, so that the extracted text has the very character that was written, even where faces share outlines.
/// </summary>
internal sealed class GlyphSubset(TrueTypeFace face)
{
    private const int WordArguments = 0x0001, Scale = 0x0008, More = 0x0020, XyScale = 0x0040, TwoByTwo = 0x0080, Instructions = 0x0100;

    private readonly Dictionary<(ushort Glyph, int CodePoint), ushort> _numbers = [];
    private readonly List<(ushort Glyph, int CodePoint)> _glyphs = [(0, -1)];

    public TrueTypeFace Face => face;

    public int Count => _glyphs.Count;

    /// <summary>The character a glyph stands for, or -1 for a part of a composite.</summary>
    public int CodePointOf(int number) => _glyphs[number].CodePoint;

    public double AdvanceOf(int number) => face.Advance(_glyphs[number].Glyph);

    public ushort NumberOf(ushort glyph, int codePoint)
    {
        if (_numbers.TryGetValue((glyph, codePoint), out var number))
            return number;
        if (_glyphs.Count == ushort.MaxValue)
            throw new InvalidOperationException($"The document uses more than {ushort.MaxValue} glyphs of {face.PostScriptName}.");
        number = (ushort)_glyphs.Count;
        _numbers.Add((glyph, codePoint), number);
        _glyphs.Add((glyph, codePoint));
        return number;
    }

    /// <summary>A font file with these glyphs only, without hinting. Parts of composites are added at the end.</summary>
    public byte[] Build()
    {
        using var outlines = new MemoryStream();
        var offsets = new List<uint>(_glyphs.Count + 1);
        // The list grows while composites name their parts; each part is added once, so this ends.
        for (var i = 0; i < _glyphs.Count; i++)
        {
            offsets.Add((uint)outlines.Length);
            if (_glyphs[i].Glyph == 0)
                outlines.Write(MissingBox.Outline(face.UnitsPerEm));
            else
                WriteOutline(outlines, face.Outline(_glyphs[i].Glyph));
            while ((outlines.Length & 3) != 0)
                outlines.WriteByte(0);
        }
        offsets.Add((uint)outlines.Length);
        return Assemble(outlines.ToArray(), offsets);
    }

    private void WriteOutline(MemoryStream to, FontTable outline)
    {
        if (outline.Length == 0)
            return;
        int contours = outline.S16(0);
        if (contours < 0)
        {
            WriteComposite(to, outline);
            return;
        }
        var instructions = 10L + (2 * contours);
        var points = instructions + 2 + outline.U16(instructions);
        to.Write(outline.Bytes(0, instructions));
        to.WriteByte(0);
        to.WriteByte(0);
        to.Write(outline.Bytes(points, outline.Length - points));
    }

    private void WriteComposite(MemoryStream to, FontTable outline)
    {
        var copy = outline.Span.ToArray();
        int at = 10, flags;
        do
        {
            flags = outline.U16(at);
            var part = NumberOf((ushort)outline.U16(at + 2), -1);
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)(flags & ~Instructions));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), part);
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2)
                + ((flags & Scale) != 0 ? 2 : (flags & XyScale) != 0 ? 4 : (flags & TwoByTwo) != 0 ? 8 : 0);
            outline.Bytes(0, at);
        }
        while ((flags & More) != 0);
        to.Write(copy, 0, at);
    }

    private byte[] Assemble(byte[] glyf, List<uint> offsets)
    {
        var metrics = new byte[4 * _glyphs.Count];
        for (var i = 0; i < _glyphs.Count; i++)
        {
            var glyph = _glyphs[i].Glyph;
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)face.AdvanceUnits(glyph));
            var bearing = glyph == 0 ? MissingBox.Left(face.UnitsPerEm) : face.LeftBearing(glyph);
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * i) + 2), (short)bearing);
        }
        var loca = new byte[4 * offsets.Count];
        for (var i = 0; i < offsets.Count; i++)
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * i), offsets[i]);
        var head = face.Head.Bytes(0, 54).ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        var hhea = face.HorizontalHeader.Bytes(0, 36).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)_glyphs.Count);
        var maxp = face.MaximumProfile.Bytes(0, 32).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)_glyphs.Count);
        // Instruction limits: none are left.
        maxp.AsSpan(16, 12).Clear();
        return FontFileBuilder.Build([("glyf", glyf), ("head", head), ("hhea", hhea), ("hmtx", metrics), ("loca", loca), ("maxp", maxp)]);
    }
}
