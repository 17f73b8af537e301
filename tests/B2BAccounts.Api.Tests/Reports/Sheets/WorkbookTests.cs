using System.IO.Compression;
using System.Xml.Linq;
using B2BAccounts.Api.Reports.Sheets;

namespace B2BAccounts.Api.Tests.Reports.Sheets;

public sealed class WorkbookTests
{
    private static readonly DateTime Made = new(2026, 3, 31, 9, 30, 15, DateTimeKind.Utc);

    [Fact]
    public void Another_program_reads_every_kind_of_cell_as_what_it_is()
    {
        var rows = Read(
            ["text", 1234.5m, new DateOnly(2026, 3, 31), true, 7, null],
            ["客户", -0.0001m, new DateOnly(1900, 3, 1), false, -7, ""]);
        Assert.Equal(["s:a", "s:b", "s:c", "s:d", "s:e", "s:f"], rows[0]);
        Assert.Equal(["s:text", "n:1234.5", "d:2026-03-31", "b:True", "n:7", ""], rows[1]);
        Assert.Equal(["s:客户", "n:-0.0001", "d:1900-03-01", "b:False", "n:-7", "s:"], [rows[2][0], rows[2][1], rows[2][2], rows[2][3], rows[2][4], rows[2][5] is "" ? "s:" : rows[2][5]]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData(" blanks kept ")]
    [InlineData("<b>&\"'")]
    [InlineData("line\nbreak")]
    public void A_text_is_never_a_formula_and_comes_as_it_was(string text) => Assert.Equal("s:" + text, Read([text, null, null, null, null, null])[1][0]);

    [Theory]
    [InlineData("nul\0bell\u0007", "nul\uFFFDbell\uFFFD")]
    [InlineData("\uFFFE", "\uFFFD")]
    [InlineData("𠮷 beyond", "𠮷 beyond")]
    public void What_a_file_cannot_hold_is_shown_as_replaced(string text, string read) => Assert.Equal("s:" + read, Read([text, null, null, null, null, null])[1][0]);

    // Not among the cases above: their texts do not survive as such.
    [Fact]
    public void Half_of_a_character_is_shown_as_replaced() => Assert.Equal("s:half \uFFFD of one", Read(["half \uD800 of one", null, null, null, null, null])[1][0]);

    [Theory]
    [InlineData("PO_x0041_1", "PO_x005F_x0041_1")]
    [InlineData("_x00G1_ stays", "_x00G1_ stays")]
    [InlineData("line\r\nbreak", "line_x000D_\nbreak")]
    public void What_readers_would_take_for_a_character_is_written_so_that_they_do_not(string text, string written)
    {
        using var zip = new ZipArchive(new MemoryStream(SheetFormat.Xlsx.Write(Of([text, null, null, null, null, null]), Made, default)));
        using var part = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        Assert.Contains(written, XDocument.Load(part, LoadOptions.PreserveWhitespace).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_of_more_digits_than_spreadsheets_keep_is_a_text_to_the_last_digit()
    {
        var rows = Read([12_345_678_901.2345m, 123_456_789_012.3456m, 900_000_000_000_000.0001m, -900_000_000_000_000.0001m, 100_000_000_000_000m, null]);
        Assert.Equal(["n:12345678901.2345", "s:123456789012.3456", "s:900000000000000.0001", "s:-900000000000000.0001", "n:100000000000000", ""], rows[1]);
    }

    [Fact]
    public void A_day_that_spreadsheets_cannot_count_is_a_text() =>
        Assert.Equal("s:1900-02-28", Read([null, null, new DateOnly(1900, 2, 28), null, null, null])[1][2]);

    [Fact]
    public void A_text_longer_than_a_cell_may_be_is_cut_with_a_sign()
    {
        var read = Read([new string('x', 40_000), null, null, null, null, null])[1][0];
        Assert.Equal(2 + 32_767, read.Length);
        Assert.EndsWith("x…", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_table_of_the_same_instant_gives_the_same_bytes()
    {
        var first = SheetFormat.Xlsx.Write(Of(["x", 1m, null, null, null, null]), Made, default);
        // Parts of such a file bear their time by two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        Assert.Equal(first, SheetFormat.Xlsx.Write(Of(["x", 1m, null, null, null, null]), Made, default));
        Assert.NotEqual(first, SheetFormat.Xlsx.Write(Of(["x", 2m, null, null, null, null]), Made, default));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(2026, 3, 31, 9, 30, 14), e.LastWriteTime.DateTime));
    }

    [Fact]
    public void Below_zero_an_amount_stays_a_number_in_separated_values_and_a_text_that_begins_alike_is_guarded()
    {
        var rows = SheetReader.Rows(SheetFormat.Csv.Write(Of(["-1", -12.50m, new DateOnly(2026, 3, 31), true, -3, null]), Made, default), SheetFormat.Csv);
        Assert.Equal(["'-1", "-12.5", "2026-03-31", "true", "-3", ""], rows[1]);
    }

    private static List<List<string>> Read(params object?[][] rows) => SheetReader.Rows(SheetFormat.Xlsx.Write(Of(rows), Made, default), SheetFormat.Xlsx);

    private static Sheet Of(params object?[][] rows) => new("Sheet", ["a", "b", "c", "d", "e", "f"], rows);
}
