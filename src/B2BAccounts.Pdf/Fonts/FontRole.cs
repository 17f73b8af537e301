namespace B2BAccounts.Pdf.Fonts;

/// <summary>A family in a chain of fallbacks. Without a bold face, bold is synthetic: the regular outlines with a stroke.</summary>
public sealed record FontRole(FontFace Regular, FontFace? Bold)
{
    public bool BoldIsSynthetic => Bold is null;

    public override string ToString() =>
        $"{Regular.Family} ({(Regular.IsEmbedded ? "embedded" : "supplied by the viewer")}, {(BoldIsSynthetic ? "synthetic bold" : "real bold")})";

    internal Glyph? GlyphOf(int codePoint, bool bold)
    {
        if (bold && Bold is not null && Bold.GlyphOf(codePoint) is > 0 and var heavy)
            return new Glyph(codePoint, heavy, Bold, false);
        return Regular.GlyphOf(codePoint) is > 0 and var glyph ? new Glyph(codePoint, glyph, Regular, bold && !Regular.IsBold) : null;
    }

    internal Glyph Missing(int codePoint, bool bold)
    {
        var face = bold && Bold is not null ? Bold : Regular;
        return new Glyph(codePoint, face.MissingGlyph, face, bold && !face.IsBold);
    }
}
