using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Pdf.Layout;

/// <summary>Turns strings into glyphs, each string once a document, and remembers the characters that no face has.</summary>
internal sealed class TextShaper(FontSet fonts)
{
    private readonly Dictionary<(string Text, bool Bold), ShapedText> _shaped = [];
    private readonly SortedSet<int> _missing = [];

    public IReadOnlyCollection<int> Missing => _missing;

    public ShapedText Shape(string text, bool bold)
    {
        if (!_shaped.TryGetValue((text, bold), out var shaped))
            _shaped.Add((text, bold), shaped = new ShapedText(Glyphs(Clean(text), bold)));
        return shaped;
    }

    /// <summary>Line ends become '\n', tabs and odd spaces a space, lone surrogates U+FFFD; what must not be drawn is left out.</summary>
    private static List<int> Clean(string text)
    {
        var clean = new List<int>(text.Length);
        var previous = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var c = rune.Value;
            if (c is '\r' or 0x2028 or 0x2029 or 0x85 || (c == '\n' && previous != '\r'))
                clean.Add('\n');
            else if (c == '\t' || c is (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F)
                clean.Add(' ');
            else if (c is 0x200B or 0x3000 || !CodePoints.IsInvisible(c))
                clean.Add(CodePoints.IsNonCharacter(c) ? 0xFFFD : c);
            previous = c;
        }
        return clean;
    }

    private Glyph[] Glyphs(List<int> text, bool bold)
    {
        var chineseAfter = new bool[text.Count];
        for (var i = text.Count - 2; i >= 0; i--)
            chineseAfter[i] = CodePoints.IsWide(text[i + 1]) || (CodePoints.IsAmbiguous(text[i + 1]) && chineseAfter[i + 1]);
        var glyphs = new Glyph[text.Count];
        var chineseBefore = false;
        for (var i = 0; i < glyphs.Length; i++)
        {
            var ambiguous = CodePoints.IsAmbiguous(text[i]);
            glyphs[i] = GlyphOf(text[i], bold, ambiguous && (chineseBefore || chineseAfter[i]));
            chineseBefore = CodePoints.IsWide(text[i]) || (ambiguous && chineseBefore);
        }
        return glyphs;
    }

    private Glyph GlyphOf(int c, bool bold, bool chineseFirst)
    {
        // Break marks are never drawn; any face carries them. A no-break space is drawn as a space but not broken at.
        var drawn = c is '\n' or 0x200B or 0xA0 ? ' ' : c;
        if (fonts.GlyphOf(drawn, bold, chineseFirst) is { } glyph)
            return glyph with { CodePoint = c };
        _missing.Add(c);
        return fonts.Missing(c, bold);
    }
}
