using System.Security.Cryptography;
using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Pdf.Writing;

/// <summary>The objects by which a document tells a viewer of its faces (ISO 32000-1, 9.6 to 9.8).</summary>
internal static class FontDictionaries
{
    /// <summary>Writes the font and gives the number of its object.</summary>
    public static int Write(PdfObjects objects, UsedFont font) => font.Face switch
    {
        TrueTypeFace face => Embedded(objects, face, font.Subset!),
        HelveticaFace face => Helvetica(objects, face),
        _ => Song(objects, font),
    };

    private static int Embedded(PdfObjects objects, TrueTypeFace face, GlyphSubset subset)
    {
        // The map and the widths first: building the outlines adds the parts of composites, which no text shows.
        var shown = subset.Count;
        var widths = new PdfBuffer().Text("[0[");
        for (var i = 0; i < shown; i++)
            widths.Number(subset.AdvanceOf(i) * 1000);
        widths.Text("]]");
        var toUnicode = objects.AddStream("", ToUnicodeMap.Write(Enumerable.Range(1, shown - 1).Select(i => (i, subset.CodePointOf(i)))).Span);
        var file = subset.Build();
        var name = $"/{Tag(file)}+{face.PostScriptName}";
        var fileId = objects.AddStream($"/Length1 {file.Length}", file);
        var descriptor = new PdfBuffer().Text("<</Type/FontDescriptor/FontName").Text(name).Text("/Flags 4/FontBBox[");
        foreach (var edge in face.Box)
            descriptor.Number(edge * 1000);
        descriptor.Text("]/ItalicAngle 0/Ascent ").Number(face.Ascent * 1000).Text("/Descent ").Number(face.Descent * 1000)
            .Text("/CapHeight ").Number(face.CapHeight * 1000).Text("/StemV ").Integer(face.IsBold ? 140 : 80)
            .Text("/FontFile2 ").Reference(fileId).Text(">>");
        var descendant = new PdfBuffer().Text("<</Type/Font/Subtype/CIDFontType2/BaseFont").Text(name)
            .Text("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ")
            .Reference(objects.Add(descriptor)).Text("/W").Bytes(widths.Span).Text(">>");
        return objects.Add(new PdfBuffer().Text("<</Type/Font/Subtype/Type0/BaseFont").Text(name).Text("/Encoding/Identity-H/DescendantFonts[")
            .Reference(objects.Add(descendant)).Text("]/ToUnicode ").Reference(toUnicode).Text(">>"));
    }

    private static int Helvetica(PdfObjects objects, HelveticaFace face)
    {
        var font = new PdfBuffer().Text("<</Type/Font/Subtype/Type1/BaseFont/").Text(face.PostScriptName)
            .Text("/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[");
        foreach (var width in face.Widths)
            font.Integer(width).Text(" ");
        var descriptor = new PdfBuffer().Text("<</Type/FontDescriptor/FontName/").Text(face.PostScriptName)
            .Text("/Flags 32/FontBBox[-170 -228 1003 962]/ItalicAngle 0/Ascent 718/Descent -207/CapHeight 718/StemV ")
            .Integer(face.IsBold ? 140 : 88).Text(">>");
        return objects.Add(font.Text("]/FontDescriptor ").Reference(objects.Add(descriptor)).Text(">>"));
    }

    private static int Song(PdfObjects objects, UsedFont font)
    {
        var name = font.Face.PostScriptName;
        var toUnicode = objects.AddStream("", ToUnicodeMap.Write(font.Codes.Select(code => ((int)code, (int)code))).Span);
        var descriptor = new PdfBuffer().Text("<</Type/FontDescriptor/FontName/").Text(name)
            .Text("/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
        var descendant = new PdfBuffer().Text("<</Type/Font/Subtype/CIDFontType0/BaseFont/").Text(name)
            .Text("/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>/DW 1000/FontDescriptor ")
            .Reference(objects.Add(descriptor)).Text(">>");
        return objects.Add(new PdfBuffer().Text("<</Type/Font/Subtype/Type0/BaseFont/").Text(name)
            .Text("/Encoding/UniGB-UTF16-H/DescendantFonts[").Reference(objects.Add(descendant))
            .Text("]/ToUnicode ").Reference(toUnicode).Text(">>"));
    }

    /// <summary>Six letters that mark a subset; from its bytes, so that the same subset has the same name.</summary>
    private static string Tag(byte[] file)
    {
        var hash = SHA256.HashData(file);
        return string.Create(6, hash, (letters, bytes) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = (char)('A' + (bytes[i] % 26));
        });
    }
}
