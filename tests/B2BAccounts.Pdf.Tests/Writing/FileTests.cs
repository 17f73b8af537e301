using System.Globalization;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Tests.Samples;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Writing;

public sealed class FileTests
{
    public static TheoryData<bool> BothFontSets => [true, false];

    [Theory]
    [MemberData(nameof(BothFontSets))]
    public void Qpdf_finds_no_fault_with_the_sample(bool embedded)
    {
        var (exit, output) = Tool.Check(Statement.Render(embedded ? SampleFonts.Embedded : FontSet.NotEmbedded));
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("WARNING", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_document_is_one_valid_page()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("Empty")).Render();
        Assert.Equal(1, document.PageCount);
        Assert.Equal(0, Tool.Check(document).ExitCode);
    }

    [Fact]
    public void Title_author_date_and_language_are_what_the_caller_gave()
    {
        var info = new DocumentInfo("征信报告 (A\\B)", new DateTimeOffset(2026, 3, 31, 23, 30, 0, TimeSpan.FromHours(8)), "zh-CN") { Author = "王晓琳 𠮷 \ud800", Subject = "Credit report" };
        var document = new PdfDocument(FontSet.NotEmbedded, info).Render();
        var shown = Tool.OnFile(document, file => OtherProgram.Run("pdfinfo", "-isodates", file)).Output;
        Assert.Contains("征信报告 (A\\B)", shown, StringComparison.Ordinal);
        Assert.Contains("王晓琳 𠮷 \ufffd", shown, StringComparison.Ordinal);
        Assert.Contains("Credit report", shown, StringComparison.Ordinal);
        Assert.Contains("2026-03-31T15:30:00Z", shown, StringComparison.Ordinal);
        Assert.Contains("/Lang (zh-CN)", Tool.Objects(document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_a_date_states_none()
    {
        Assert.DoesNotContain("Date", Tool.Objects(new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("x")).Render()), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_become_nested_bookmarks_on_their_pages()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("Outline"));
        document.Body.Heading("报告 Report", 1).Heading("One", 2).Paragraph("a").Heading("One\u0007.one", 3).Paragraph("b").PageBreak().Heading("Two", 2).Paragraph("c");
        var objects = Tool.Objects(document.Render());
        // The root holds one title, which holds two headings, the first of which holds one.
        Assert.Contains("/Count 4", objects, StringComparison.Ordinal);
        Assert.Contains("/Count 3", objects, StringComparison.Ordinal);
        Assert.Contains("/Count 1", objects, StringComparison.Ordinal);
        Assert.Contains("/Title (One .one)", objects, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_leads_to_its_address_in_ascii()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("Link"));
        document.Body.Link("在线", new Uri("https://例子.invalid/对账单?a=(1)&b=2"));
        var objects = Tool.Objects(document.Render());
        Assert.Contains("/URI (https://", objects, StringComparison.Ordinal);
        Assert.Contains("%E5%AF%B9%E8%B4%A6%E5%8D%95?a=\\(1\\)&b=2)", objects, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    public void Links_that_a_click_should_not_follow_are_refused(string address)
    {
        var target = new Uri(address, UriKind.RelativeOrAbsolute);
        Assert.Throws<ArgumentException>(() => Cell.LinkTo("x", target));
        Assert.Throws<ArgumentException>(() => new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("x")).Body.Link("x", target));
    }

    [Fact]
    public void A_watermark_lies_under_every_page_and_is_written_once()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("Watermark")).Watermark("导出人 wang.xl\r\n2026-03-31");
        document.Body.Paragraph("one").PageBreak().Paragraph("two").PageBreak().Paragraph("three");
        var rendered = document.Render();
        // It is drawn, but who copies or searches a page gets the content alone.
        Assert.Equal(["one", "two", "three"], Tool.Text(rendered).Split('\f').SkipLast(1).Select(p => p.Trim()));
        var objects = Tool.Objects(rendered);
        Assert.Equal(2, objects.Split("/Subtype /Form").Length);
        Assert.Equal(4, objects.Split("/Under Do").Length);
        Assert.Equal(0, Tool.Check(rendered).ExitCode);
        Assert.True(objects.IndexOf("/Under Do", StringComparison.Ordinal) < objects.IndexOf("Tj", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_bytes_reach_a_stream_that_only_writes_asynchronously()
    {
        var document = Statement.Render(FontSet.NotEmbedded, 3);
        using var stream = new MemoryStream();
        await document.WriteToAsync(stream);
        Assert.Equal(document.ToArray(), stream.ToArray());
        Assert.Equal(document.Length, stream.Length);
    }

    [Fact]
    public void The_culture_of_the_thread_does_not_change_a_byte()
    {
        var expected = Statement.Render(FontSet.NotEmbedded, 5).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "~";
            odd.NumberFormat.NumberDecimalSeparator = "!";
            CultureInfo.CurrentCulture = odd;
            var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("x"));
            document.Body.Paragraph("a");
            Assert.Equal(0, Tool.Check(document.Render()).ExitCode);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(expected, Statement.Render(FontSet.NotEmbedded, 5).ToArray());
    }
}
