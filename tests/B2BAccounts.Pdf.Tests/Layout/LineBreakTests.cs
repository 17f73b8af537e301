using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Pdf.Tests.Layout;

public sealed class LineBreakTests
{
    private const string ForbiddenAtStart = "，。、；：？！）》」』】〕〉”’％‰…—·";
    private const string ForbiddenAtEnd = "（《「『【〔〈“‘￥";

    [Theory]
    [InlineData("款项已付，余额（含税）为￥1,234.56元。请核对《对账单》与“合同”；谢谢！")]
    [InlineData("【重要】逾期（三十日）以上者：暂停发货，并计收利息——详见第五条、第六条……")]
    public void No_line_begins_or_ends_with_punctuation_that_must_not(string text)
    {
        // STSong-Light: every character of the text but the digits is one em wide.
        for (var width = 6; width <= 40; width++)
        {
            var lines = Wrap(text, width);
            Assert.Equal(text, string.Concat(lines));
            Assert.All(lines.Skip(1), line => Assert.False(ForbiddenAtStart.Contains(line[0], StringComparison.Ordinal), $"{width}: {line}"));
            Assert.All(lines.SkipLast(1), line => Assert.False(ForbiddenAtEnd.Contains(line[^1], StringComparison.Ordinal), $"{width}: {line}"));
        }
    }

    [Fact]
    public void Chinese_breaks_between_any_two_characters()
    {
        Assert.Equal(["应收账", "款余额"], Wrap("应收账款余额", 3.2));
    }

    [Fact]
    public void Latin_breaks_at_spaces_and_drops_them_at_the_end()
    {
        Assert.Equal(["overdue", "invoices"], Wrap("overdue   invoices  ", 5));
    }

    [Fact]
    public void A_hyphen_and_a_slash_allow_a_break_but_not_within_dates_and_amounts()
    {
        Assert.Equal(["long-", "term"], Wrap("long-term", 2.5));
        Assert.Equal(["debit/", "credit"], Wrap("debit/credit", 3));
        Assert.Equal(["due", "2026-01-31"], Wrap("due 2026-01-31", 5.2));
        Assert.Equal(["net", "-1,234.56"], Wrap("net -1,234.56", 5));
    }

    [Fact]
    public void Line_ends_of_any_kind_are_kept()
    {
        Assert.Equal(["a", "b", "c", "", "d"], Wrap("a\nb\r\nc\r\u2028d", 10));
    }

    [Fact]
    public void No_line_is_wider_than_its_width_however_long_the_word()
    {
        var shaped = new TextShaper(FontSet.NotEmbedded).Shape(new string('W', 4000) + "ii中W" + new string('i', 6000), false);
        foreach (var width in (double[])[1, 1.3, 7, 55])
        {
            var lines = shaped.Wrap(width);
            Assert.Equal(10004, lines.Sum(l => l.Count));
            Assert.All(lines, line => Assert.True(line.Count == 1 || shaped.WidthOf(line) <= width + 1e-6));
        }
    }

    [Fact]
    public void A_width_of_nothing_gives_a_character_a_line()
    {
        Assert.Equal(["a", "b", "中"], Wrap("ab中", 0));
        Assert.Equal(["a", "b", "中"], Wrap("ab中", -5));
    }

    private static List<string> Wrap(string text, double width)
    {
        var shaped = new TextShaper(FontSet.NotEmbedded).Shape(text, false);
        return [.. shaped.Wrap(width).Select(line => string.Concat(shaped.Glyphs(line).ToArray().Select(g => char.ConvertFromUtf32(g.CodePoint))))];
    }
}
