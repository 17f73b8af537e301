using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Layout;

public sealed class PaginationTests
{
    [Fact]
    public void Header_row_and_page_numbers_stand_on_every_page()
    {
        var document = New().Header("对账单", "C-1").Footer("机密", (page, pages) => $"第 {page} 页，共 {pages} 页 Page {page} of {pages}");
        document.Body.Table([Column.Content("日期 Date"), Column.Star("摘要 Text"), Column.Amount("余额 Balance")], Rows(200));
        var rendered = document.Render();
        var pages = Pages(rendered);
        Assert.InRange(rendered.PageCount, 4, 8);
        Assert.Equal(rendered.PageCount, pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Contains("日期 Date", pages[i], StringComparison.Ordinal);
            Assert.Contains("余额 Balance", pages[i], StringComparison.Ordinal);
            Assert.Contains($"第 {i + 1} 页，共 {pages.Count} 页 Page {i + 1} of {pages.Count}", pages[i], StringComparison.Ordinal);
            Assert.Contains("对账单", pages[i], StringComparison.Ordinal);
        }
        var whole = string.Concat(pages);
        for (var row = 0; row < 200; row++)
            Assert.Equal(2, whole.Split($"R{row:0000}!").Length);
    }

    [Theory]
    [InlineData("W", "WWWWWWWWWW")]
    [InlineData("word ", "word word word")]
    [InlineData("汉", "汉汉汉汉汉汉汉汉汉汉")]
    public void A_running_line_that_is_too_long_is_cut_where_it_must_be_and_leaves_what_stands_at_the_right(string part, string begins)
    {
        var rendered = New().Footer("left", (_, _) => "right").FooterNote(string.Concat(Enumerable.Repeat(part, 200)), "made 2026-03-31").Render();
        var line = Tool.Text(rendered, "-layout").Split('\n').Single(l => l.Contains("made", StringComparison.Ordinal)).Trim();
        Assert.Matches($"^{begins}.*[^ ]… +made 2026-03-31$", line);
    }

    [Fact]
    public void A_balance_carried_forward_closes_each_page_and_opens_the_next()
    {
        var document = New();
        document.Body.Table([Column.Star("Text"), Column.Amount("Balance")], Rows(150).Select(r => TableRow.Of(r.Cells[1], r.Cells[2])),
            new CarriedForward(n => TableRow.Subtotal("Carried", $"c{n}"), n => TableRow.Subtotal("Brought", $"b{n}")));
        var pages = Pages(document.Render());
        Assert.InRange(pages.Count, 3, 8);
        for (var i = 0; i + 1 < pages.Count; i++)
        {
            var carried = pages[i].Split("Carried").Last().Trim().Split([' ', '\n'])[0];
            var brought = pages[i + 1].Split("Brought")[1].Trim().Split([' ', '\n'])[0];
            Assert.Equal(carried[1..], brought[1..]);
            // As many rows as were announced: the first row of the next page bears that number.
            Assert.Contains($"R{int.Parse(brought[1..]):0000}!", pages[i + 1], StringComparison.Ordinal);
            Assert.DoesNotContain($"R{int.Parse(brought[1..]):0000}!", pages[i], StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Carried", pages[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("Brought", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_taller_than_a_page_is_cut_and_loses_nothing()
    {
        var words = string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"w{i:0000}"));
        var document = New();
        document.Body.Paragraph("Before").Table([Column.Fixed("No", 60), Column.Star("Text")], [TableRow.Of("1", "short"), TableRow.Of("2", words), TableRow.Of("3", "after all")]);
        var rendered = document.Render();
        var pages = Pages(rendered);
        Assert.InRange(rendered.PageCount, 3, 12);
        Assert.All(pages, page => Assert.Contains("No", page, StringComparison.Ordinal));
        var text = string.Join(' ', string.Concat(pages).Split([' ', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith('w')));
        Assert.Equal(words, text);
        Assert.Contains("after all", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_drawn_below_the_content_or_beyond_the_margins()
    {
        var document = New();
        for (var i = 0; i < 30; i++)
            document.Body.Heading("Heading " + i).Paragraph(string.Join(' ', Enumerable.Repeat("word 汉字", 90))).Table([Column.Content("A"), Column.Content("B"), Column.Amount("C")], Rows(3 + i))
                .Box(Tone.Good, b => b.Paragraph(string.Join(' ', Enumerable.Repeat("boxed", 40 * i)))).Bullets(string.Join(' ', Enumerable.Repeat("point", 25 * i)), "short").Columns((1, c => c.Paragraph(new string('x', 300 * i))), (2, c => c.KeyValues([("k", "v")])))
                .Table([Column.Star("A"), Column.Amount("B")], Rows(20 + i).Select(r => TableRow.Of(string.Join(' ', Enumerable.Repeat(r.Cells[1].Text, 1 + (7 * i))), r.Cells[2])), new CarriedForward(n => TableRow.Subtotal("carried\nforward", $"{n}"), n => TableRow.Subtotal("brought\nforward", $"{n}")));
        var boxes = Tool.Text(document.Render(), "-bbox");
        var page = PageSetup.A4;
        Assert.Contains("<word", boxes, StringComparison.Ordinal);
        foreach (var word in boxes.Split('\n').Where(l => l.Contains("<word", StringComparison.Ordinal)))
        {
            // <word xMin="42.0" yMin="60.1" xMax="99.0" yMax="70.4">text</word>
            var edges = word.Split('"').Where((_, i) => i % 2 == 1).Take(4).Select(double.Parse).ToArray();
            Assert.True(edges[0] >= page.Left - 0.5 && edges[2] <= page.Width - page.Right + 0.5, word);
            Assert.True(edges[1] >= page.Top - 4 && edges[3] <= page.Height - page.Bottom + 4, word);
        }
    }

    [Fact]
    public void A_heading_is_never_the_last_on_its_page()
    {
        for (var lines = 30; lines < 60; lines++)
        {
            var document = New();
            for (var i = 0; i < lines; i++)
                document.Body.Paragraph("line " + i);
            document.Body.Heading("Heading").Heading("Sub", 3).Table([Column.Star("Head")], [TableRow.Of("first"), TableRow.Of("second")]);
            var page = Assert.Single(Pages(document.Render()), p => p.Contains("Heading", StringComparison.Ordinal));
            Assert.Contains("first", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_kept_together_stands_on_one_page_where_one_can_hold_it()
    {
        for (var lines = 20; lines < 60; lines += 3)
        {
            var document = New();
            for (var i = 0; i < lines; i++)
                document.Body.Paragraph("line " + i);
            document.Body.KeepTogether(k => k.Paragraph("alpha").Space(100).Paragraph("omega"));
            var page = Assert.Single(Pages(document.Render()), p => p.Contains("alpha", StringComparison.Ordinal));
            Assert.Contains("omega", page, StringComparison.Ordinal);
        }
        var tall = New();
        tall.Body.Paragraph("first").KeepTogether(k => k.Paragraph("alpha").Paragraph(string.Join('\n', Enumerable.Range(0, 200))).Paragraph("omega"));
        Assert.InRange(tall.Render().PageCount, 3, 6);
    }

    [Fact]
    public void A_page_break_never_leaves_an_empty_page()
    {
        var document = New();
        document.Body.PageBreak().Paragraph("one").PageBreak().PageBreak().Paragraph("two").PageBreak();
        Assert.Equal(2, document.Render().PageCount);
    }

    [Fact]
    public void Columns_of_any_table_fill_its_width_exactly()
    {
        var scope = new LayoutScope(new TextShaper(FontSet.NotEmbedded), Theme.Default);
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var columns = Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(3) switch
            {
                0 => Column.Fixed("fixed", random.Next(1, 300)),
                1 => Column.Star("star", random.Next(1, 5)),
                _ => Column.Content(new string('c', random.Next(0, 60))),
            }).ToList();
            var layout = new TableLayout(scope, columns, [TableRow.Of(new string('x', random.Next(200)))], 500);
            Assert.Equal(500, layout.Widths.Sum(), 6);
            Assert.All(layout.Widths, width => Assert.True(width > 0));
        }
    }

    [Fact]
    public void Long_texts_wrap_before_amounts_do()
    {
        var scope = new LayoutScope(new TextShaper(FontSet.NotEmbedded), Theme.Default);
        Column[] columns = [Column.Content("Name"), Column.Amount("Balance"), Column.Star("Remark")];
        TableRow row = TableRow.Of(new string('很', 200), "1,234,567,890.12", "x");
        var narrow = new TableLayout(scope, columns, [TableRow.Of("short", row.Cells[1], "x")], 400);
        var wide = new TableLayout(scope, columns, [row], 400);
        Assert.Equal(narrow.Widths[1], wide.Widths[1], 9);
        Assert.True(wide.Widths[0] > 200);
    }

    [Fact]
    public void A_page_without_room_for_content_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("x"), new PageSetup(200, 200)));
        Assert.Contains("at least 120", refused.Message, StringComparison.Ordinal);
    }

    private static PdfDocument New() => new(FontSet.NotEmbedded, new DocumentInfo("Pages"));

    private static List<TableRow> Rows(int count) => [.. Enumerable.Range(0, count).Select(i => TableRow.Of("2026-01-01", $"R{i:0000}!", $"{i * 1000:#,##0}.00"))];

    private static List<string> Pages(RenderedDocument document) => [.. Tool.Text(document, "-layout").Split('\f').SkipLast(1)];
}
