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
    public void Fonts_beside_the_program_are_found_without_being_named()
    {
        Tool.NeedsFile(SampleFonts.LatinPath);
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "fonts"));
        try
        {
            File.Copy(SampleFonts.LatinPath, Path.Combine(folder.FullName, "a.ttf"), overwrite: true);
            File.WriteAllText(Path.Combine(folder.FullName, "broken.ttf"), "no font");
            var set = FontSet.Load(new FontSearch { System = false });
            Assert.Equal(["DejaVu Sans", "STSong-Light"], set.Roles.Select(r => r.Regular.Family));
            Assert.True(set.Roles[0].BoldIsSynthetic);
            Assert.Contains("broken.ttf", Assert.Single(set.Skipped), StringComparison.Ordinal);
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
    public void Parts_of_a_composite_keep_their_outlines_under_new_numbers()
    {
        Tool.NeedsFile(SampleFonts.LatinPath);
        var face = TrueTypeFace.Load(SampleFonts.LatinPath);
        var subset = new GlyphSubset(face);
        subset.NumberOf(face.GlyphOf('x'), 'x');
        var number = subset.NumberOf(face.GlyphOf('é'), 'é');
        using var source = new FontSource(subset.Build(), "subset");
        var built = Assert.Single(FontDirectory.ReadAll(source));
        FontTable loca = built.Table("loca"), glyf = built.Table("glyf");
        FontTable Outline(int glyph) => new(glyf.Memory(loca.U32(4L * glyph), loca.U32(4L * (glyph + 1)) - loca.U32(4L * glyph)), "subset", "glyf");

        var (old, renumbered) = (Parts(face.Outline(face.GlyphOf('é'))), Parts(Outline(number)));
        Assert.Equal(2, old.Count);
        Assert.Equal([3, 4], renumbered);
        for (var i = 0; i < old.Count; i++)
        {
            FontTable before = face.Outline((ushort)old[i]), after = Outline(renumbered[i]);
            var header = 10 + (2 * before.S16(0));
            Assert.Equal(before.Bytes(0, header).ToArray(), after.Bytes(0, header).ToArray());
            Assert.Equal(0, after.U16(header));
            var points = before.Bytes(header + 2 + before.U16(header), before.Length - header - 2 - before.U16(header)).ToArray();
            Assert.Equal(points, after.Bytes(header + 2, points.Length).ToArray());
        }
    }

    [Fact]
    public void The_same_outline_under_two_characters_counts_twice()
    {
        Tool.NeedsFile(SampleFonts.LatinPath);
        var face = TrueTypeFace.Load(SampleFonts.LatinPath);
        var subset = new GlyphSubset(face);
        Assert.NotEqual(subset.NumberOf(face.GlyphOf('A'), 'A'), subset.NumberOf(face.GlyphOf('A'), 0x0391));
    }

    /// <summary>The glyphs that a composite names (OpenType, "glyf", composite glyph description).</summary>
    private static List<int> Parts(FontTable composite)
    {
        var parts = new List<int>();
        int at = 10, flags;
        do
        {
            flags = composite.U16(at);
            parts.Add(composite.U16(at + 2));
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
        while ((flags & 0x20) != 0);
        return parts;
    }
}
