using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Fonts;

public sealed class BrokenFontTests
{
    /// <summary>Accented letters are composites in DejaVu, so damaged references are met too.</summary>
    private const string Sample = "Ångström façade ÀÉÎÕÜ 0123456789 fi 濟源職業技術學院";

    [Theory]
    [InlineData(SampleFonts.LatinPath)]
    [InlineData(SampleFonts.ChinesePath)]
    public void Three_hundred_damaged_files_end_in_a_document_or_in_a_font_error(string path)
    {
        Tool.NeedsFile(path);
        var whole = File.ReadAllBytes(path);
        var random = new Random(20260331);
        int refused = 0, drawn = 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 300; i++)
        {
            var data = Damage(whole, random, i);
            try
            {
                var face = TrueTypeFace.Parse(data, $"damaged {i}");
                var document = new PdfDocument(FontSet.Of(new FontRole(face, null), new FontRole(face, null)), new DocumentInfo("Damaged"));
                document.Body.Paragraph(Sample).Paragraph(Sample, bold: true);
                Assert.True(document.Render().Length > 0);
                drawn++;
            }
            catch (FontFormatException broken)
            {
                Assert.Equal($"damaged {i}", broken.File);
                Assert.Contains(broken.Table, broken.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.True(refused > 50, $"Only {refused} of 300 were refused: the damage does not reach what is read.");
        Assert.True(drawn > 20, $"Only {drawn} of 300 were drawn: the damage is too coarse.");
        // A count or a length that lies must not be believed: beside the copies of the file itself, each takes little.
        var each = ((GC.GetAllocatedBytesForCurrentThread() - allocated) / 300) - whole.Length;
        Assert.True(each < 1_000_000, $"{each} bytes were allocated for a damaged file.");
    }

    [Fact]
    public void A_composite_that_contains_itself_does_not_hang()
    {
        Tool.NeedsFile(SampleFonts.LatinPath);
        var data = File.ReadAllBytes(SampleFonts.LatinPath);
        var glyph = TrueTypeFace.Parse(data, "whole").GlyphOf('é');
        PointFirstComponentAt(data, glyph, glyph);
        var face = TrueTypeFace.Parse(data, "self-containing");
        var document = new PdfDocument(FontSet.Of(new FontRole(face, null), new FontRole(face, null)), new DocumentInfo("Loop"));
        document.Body.Paragraph("é");
        Assert.True(document.Render().Length > 0);
    }

    [Fact]
    public void A_text_file_named_ttf_in_the_configured_folder_is_an_error_that_names_it()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "readme.ttf");
            File.WriteAllText(path, "This is not a font at all.");
            var broken = Assert.Throws<FontFormatException>(() => FontSet.Load(new FontSearch { Folder = folder.FullName }));
            Assert.Equal(path, broken.File);
            Assert.Equal("header", broken.Table);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_configured_folder_that_does_not_exist_is_an_error()
    {
        Assert.Throws<DirectoryNotFoundException>(() => FontSet.Load(new FontSearch { Folder = "/no/such/folder" }));
    }

    private static byte[] Damage(byte[] whole, Random random, int kind)
    {
        if (kind % 10 == 0)
            return whole[..random.Next(whole.Length)];
        var data = (byte[])whole.Clone();
        // Aimed at the directory and the tables that are read; a byte anywhere in a large file would mostly hit unused outlines.
        var tables = TablesOf(whole);
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            var (offset, length) = kind % 3 == 0 ? (0, 300) : tables[random.Next(tables.Count)];
            data[offset + random.Next(Math.Min(length, kind % 2 == 0 ? 64 : length))] = (byte)random.Next(256);
        }
        return data;
    }

    private static List<(int Offset, int Length)> TablesOf(byte[] font)
    {
        var read = new FontTable(font, "test", "header");
        var start = read.Tag(0) == "ttcf" ? (int)read.U32(12) : 0;
        return [.. Enumerable.Range(0, read.U16(start + 4)).Select(i => start + 12 + (16 * i))
            .Where(at => read.Tag(at) is "cmap" or "glyf" or "head" or "hhea" or "hmtx" or "loca" or "maxp" or "name" or "OS/2")
            .Select(at => ((int)read.U32(at + 8), (int)read.U32(at + 12)))];
    }

    private static void PointFirstComponentAt(byte[] font, ushort glyph, ushort target)
    {
        var read = new FontTable(font, "test", "header");
        long Table(string tag) => Enumerable.Range(0, read.U16(4)).Select(i => 12 + (16 * i)).Where(at => read.Tag(at) == tag).Select(at => (long)read.U32(at + 8)).Single();
        Assert.Equal(1, read.U16(Table("head") + 50));
        var outline = Table("glyf") + read.U32(Table("loca") + (4L * glyph));
        Assert.True(read.S16(outline) < 0, "The letter is no composite in this face.");
        font[outline + 12] = (byte)(target >> 8);
        font[outline + 13] = (byte)target;
    }
}
