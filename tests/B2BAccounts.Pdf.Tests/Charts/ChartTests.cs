using B2BAccounts.Pdf.Charts;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Layout;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Tests.Charts;

public sealed class ChartTests
{
    [Theory]
    [InlineData(new double[] { 1284, 642, 318 }, 0, 1500, 500)]
    [InlineData(new double[] { 0, 0 }, 0, 1, 0.25)]
    [InlineData(new double[] { -30, 90 }, -50, 100, 50)]
    [InlineData(new double[] { 7 }, 0, 8, 2)]
    [InlineData(new double[] { -100, 90 }, -100, 100, 50)]
    [InlineData(new double[] { -3, 90 }, -8.75, 100, 25)]
    public void Axes_start_and_end_on_round_numbers_around_all_values(double[] values, double low, double high, double step)
    {
        var axis = Axis.For(values);
        Assert.Equal((low, high, step), (axis.Low, axis.High, axis.Step));
        Assert.Equal(Math.Ceiling(low / step) * step, axis.Marks.First());
        Assert.Equal(high, axis.Marks.Last(), 9);
    }

    [Fact]
    public void Axes_hold_their_values_at_any_size()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var values = Enumerable.Range(0, random.Next(1, 8)).Select(_ => (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-6, 27))).ToList();
            var axis = Axis.For(values);
            Assert.All(values, v => Assert.InRange(axis.Of(v), -1e-6, 1 + 1e-6));
            Assert.InRange(axis.Marks.Count(), 2, 8);
        }
    }

    [Fact]
    public void Every_chart_shows_its_figures_as_text()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("Charts"));
        document.Body.Bars([new Bar("未到期", 1284), new Bar("贷方", -86.5m)]).Shares([new ShareBar("客户甲", 0.615m)]).Scores([new ScoreBar("付款", 72, 0.35m)])
            .Gauge(new Gauge("额度", 62, 100, "CNY 62.00 / 100.00"));
        var text = Tool.Text(document.Render(), "-layout");
        foreach (var expected in (string[])["未到期", "1,284", "-86.5", "客户甲", "61.5 %", "付款", "72", "× 35 %", "额度", "CNY 62.00 / 100.00"])
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Extreme_figures_are_drawn()
    {
        var document = new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("Charts"));
        document.Body.Bars([new Bar("a", decimal.MaxValue), new Bar("b", decimal.MinValue), new Bar("c", 0)]).Shares([new ShareBar("a", 5), new ShareBar("b", -5)])
            .Scores([new ScoreBar("a", 500, -1), new ScoreBar("b", -500, 0)]).Gauge(new Gauge("a", 0, 0, "0 / 0")).Gauge(new Gauge("b", 5, 0, "5 / 0")).Gauge(new Gauge("c", -5, -5, ""));
        Assert.Equal(0, Tool.Check(document.Render()).ExitCode);
    }

    [Fact]
    public void A_bar_chart_without_bars_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PdfDocument(FontSet.NotEmbedded, new DocumentInfo("x")).Body.Bars([]));
    }
}
