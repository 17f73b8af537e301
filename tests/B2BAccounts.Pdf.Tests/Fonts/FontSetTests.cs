using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Fonts;

public sealed class FontSetTests
{
    [Fact]
    public void Both_faces_of_a_collection_are_read()
    {
        Tool.NeedsFile(SampleFonts.ChinesePath);
        Assert.Equal("WenQuanYi Micro Hei", TrueTypeFace.Load(SampleFonts.ChinesePath).Family);
        Assert.Equal("WenQuanYi Micro Hei Mono", TrueTypeFace.Load(SampleFonts.ChinesePath, 1).Family);
        var outside = Assert.Throws<FontFormatException>(() => TrueTypeFace.Load(SampleFonts.ChinesePath, 2));
        Assert.Contains("0 to 1", outside.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configured_folder_comes_before_the_system()
    {
        Tool.NeedsFile(SampleFonts.LatinPath);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.Copy(SampleFonts.LatinPath, Path.Combine(folder.FullName, "a.ttf"));
            File.Copy(SampleFonts.LatinBoldPath, Path.Combine(folder.FullName, "b.ttf"));
            var alone = FontSet.Load(new FontSearch { Folder = folder.FullName, BesideProgram = false, System = false });
            Assert.Equal(["DejaVu Sans", "STSong-Light"], alone.Roles.Select(r => r.Regular.Family));
            Assert.False(alone.Roles[0].BoldIsSynthetic);
            Assert.False(alone.IsEmbedded);

            Tool.NeedsFile(SampleFonts.ChinesePath);
            var both = FontSet.Load(new FontSearch { Folder = folder.FullName, BesideProgram = false });
            Assert.Equal(["DejaVu Sans", "WenQuanYi Micro Hei"], both.Roles.Select(r => r.Regular.Family));
            Assert.True(both.Roles[1].BoldIsSynthetic);
            Assert.Contains("synthetic bold", both.Roles[1].ToString(), StringComparison.Ordinal);
            Assert.True(both.IsEmbedded);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void With_nothing_to_search_the_viewers_faces_are_left()
    {
        var set = FontSet.Load(new FontSearch { BesideProgram = false, System = false });
        Assert.Equal(["Helvetica", "STSong-Light"], set.Roles.Select(r => r.Regular.Family));
        Assert.False(set.IsEmbedded);
    }

    [Fact]
    public void Shared_punctuation_takes_the_face_of_its_neighbour()
    {
        string FaceOf(string text, int at) => new TextShaper(SampleFonts.Embedded).Shape(text, false).Glyphs(new Line(at, 1))[0].Face.Family;
        Assert.Equal("WenQuanYi Micro Hei", FaceOf("“争议”", 0));
        Assert.Equal("WenQuanYi Micro Hei", FaceOf("待办——重要", 3));
        Assert.Equal("DejaVu Sans", FaceOf("a “quote” b", 2));
        Assert.Equal("DejaVu Sans", FaceOf("Total 5", 6));
    }

    [Fact]
    public void Bold_is_real_where_a_bold_face_exists_and_a_stroke_elsewhere()
    {
        var glyphs = new TextShaper(SampleFonts.Embedded).Shape("A中", true).Glyphs(new Line(0, 2));
        Assert.True(glyphs[0].Face.IsBold);
        Assert.False(glyphs[0].SyntheticBold);
        Assert.False(glyphs[1].Face.IsBold);
        Assert.True(glyphs[1].SyntheticBold);
    }

    [Fact]
    public void Missing_characters_are_reported_once_each_in_order()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("Missing"));
        document.Body.Paragraph("ᚠ and ᚠ and 𠮷 but not 国");
        var rendered = document.Render();
        Assert.Equal(["ᚠ", "𠮷"], rendered.MissingCharacters.Select(r => r.ToString()));
        Assert.Contains("□ and □ and □ but not 国", Tool.Text(rendered), StringComparison.Ordinal);
    }

    [Fact]
    public void A_subset_is_a_font_that_can_be_read_again_with_the_same_outlines()
    {
        Tool.NeedsFile(SampleFonts.LatinPath);
        var face = TrueTypeFace.Load(SampleFonts.LatinPath);
        var subset = new GlyphSubset(face);
        int plain = subset.NumberOf(face.GlyphOf('H'), 'H'), composite = subset.NumberOf(face.GlyphOf('é'), 'é');
        Assert.Equal((1, 2), (plain, composite));
        Assert.Equal(3, subset.Count);
        var file = subset.Build();
        Assert.True(subset.Count >= 5, "The parts of the composite were not added.");
        // The sum over the whole file, with the adjustment in 'head', is a constant (OpenType, "head").
        uint sum = 0;
        for (var i = 0; i < file.Length; i += 4)
            sum += System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i));
        Assert.Equal(0xB1B0AFBA, sum);
        Assert.True(file.Length < 4000, $"{file.Length} bytes for two letters.");
    }

    [Fact]
    public void The_same_outline_under_two_characters_counts_twice()
    {
        Tool.NeedsFile(SampleFonts.LatinPath);
        var face = TrueTypeFace.Load(SampleFonts.LatinPath);
        var subset = new GlyphSubset(face);
        Assert.NotEqual(subset.NumberOf(face.GlyphOf('A'), 'A'), subset.NumberOf(face.GlyphOf('A'), 0x0391));
    }
}
