namespace B2BAccounts.Pdf.Writing;

/// <summary>The map by which viewers turn glyphs back to text (ISO 32000-1, 9.10.3); beyond the basic plane as surrogate pairs.</summary>
internal static class ToUnicodeMap
{
    private const int MostInABlock = 100;

    public static PdfBuffer Write(IEnumerable<(int Code, int CodePoint)> pairs)
    {
        var map = new PdfBuffer(1024).Text("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
            .Text("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n")
            .Text("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var block in pairs.Where(p => p.CodePoint >= 0).Chunk(MostInABlock))
        {
            map.Integer(block.Length).Text(" beginbfchar\n");
            foreach (var (code, codePoint) in block)
            {
                map.Text("<").Hex16(code).Text("><");
                foreach (var unit in char.ConvertFromUtf32(codePoint))
                    map.Hex16(unit);
                map.Text(">\n");
            }
            map.Text("endbfchar\n");
        }
        return map.Text("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend");
    }
}
