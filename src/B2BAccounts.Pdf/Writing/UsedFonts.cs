using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Pdf.Writing;

/// <summary>The faces that one document has used so far, and with which glyphs.</summary>
internal sealed class UsedFonts
{
    private readonly Dictionary<FontFace, UsedFont> _fonts = [];
    private readonly List<UsedFont> _inOrder = [];

    public UsedFont Of(FontFace face)
    {
        if (_fonts.TryGetValue(face, out var used))
            return used;
        used = new UsedFont(face, $"/F{_inOrder.Count + 1} ");
        _fonts.Add(face, used);
        _inOrder.Add(used);
        return used;
    }

    /// <summary>Writes the font objects and gives the resource dictionary's entry for them.</summary>
    public PdfBuffer Write(PdfObjects objects)
    {
        var entry = new PdfBuffer().Text("/Font<<");
        foreach (var font in _inOrder)
            entry.Text(font.Name).Reference(FontDictionaries.Write(objects, font));
        return entry.Text(">>");
    }
}

/// <summary>One face of a document.</summary>
internal sealed class UsedFont(FontFace face, string name)
{
    public FontFace Face => face;

    /// <summary>How page contents name it, with the slash and a space behind.</summary>
    public string Name => name;

    public GlyphSubset? Subset { get; } = face is TrueTypeFace embedded ? new GlyphSubset(embedded) : null;

    /// <summary>Codes shown in a face that is not embedded, in rising order.</summary>
    public SortedSet<ushort> Codes { get; } = [];

    public void WriteCode(PdfBuffer content, Glyph glyph)
    {
        if (Subset is not null)
        {
            content.Hex16(Subset.NumberOf(glyph.Id, glyph.CodePoint));
            return;
        }
        Codes.Add(glyph.Id);
        if (face is HelveticaFace)
            content.Hex8(glyph.Id);
        else
            content.Hex16(glyph.Id);
    }
}
