namespace B2BAccounts.Pdf.Fonts;

/// <summary>One face that text can be set in. Immutable once made, so threads share it.</summary>
public abstract class FontFace
{
    private protected FontFace()
    {
    }

    public abstract string Family { get; }

    public abstract string PostScriptName { get; }

    public abstract bool IsBold { get; }

    /// <summary>Whether documents carry the outlines themselves; otherwise the viewer supplies a face of that name.</summary>
    public abstract bool IsEmbedded { get; }

    /// <summary>The file the face was read from, or null for one that the viewer supplies.</summary>
    public abstract string? File { get; }

    /// <summary>The glyph of a code point, or 0 where the face has none.</summary>
    internal abstract ushort GlyphOf(int codePoint);

    /// <summary>Advance width in ems.</summary>
    internal abstract double Advance(ushort glyph);

    /// <summary>What stands for a character that no face has: a box.</summary>
    internal abstract ushort MissingGlyph { get; }
}
