using B2BAccounts.Pdf.Charts;
using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>Content in reading order: each call adds a block below the last. Flows stand on pages, in columns and in boxes alike.</summary>
public sealed class Flow
{
    private readonly List<Block> _blocks = [];

    internal Flow()
    {
    }

    /// <summary>A heading of level 1 (the document's title), 2 or 3; it becomes a bookmark and stays with what follows.</summary>
    public Flow Heading(string text, int level = 2) => level is >= 1 and <= 3
        ? Add(new Heading(text, level))
        : throw new ArgumentOutOfRangeException(nameof(level), level, "Headings have level 1, 2 or 3.");

    public Flow Paragraph(string text, bool bold = false, Align align = Align.Left) =>
        Add(new Paragraph(text, theme => theme.Body with { Bold = bold, Align = align }));

    /// <summary>Small muted text, for sources and conditions.</summary>
    public Flow Remark(string text) => Add(new Paragraph(text, theme => theme.Small));

    public Flow Link(string text, Uri target) =>
        Add(new Paragraph(text, theme => theme.Body with { Colour = theme.LinkInk }, PdfLink.Checked(target)));

    /// <summary>A list of points, such as the reasons for a grade.</summary>
    public Flow Bullets(params IEnumerable<string> points) =>
        Add(new Stack([.. points.Select(point => new Bullet(new Paragraph(point, theme => theme.Body)))]));

    /// <summary>Labels with values in columns, filled row by row.</summary>
    public Flow KeyValues(IEnumerable<(string Label, Cell Value)> pairs, int columns = 2) => columns is >= 1 and <= 4
        ? Add(new KeyValues([.. pairs], columns))
        : throw new ArgumentOutOfRangeException(nameof(columns), columns, "Between 1 and 4 columns.");

    public Flow Table(IEnumerable<Column> columns, IEnumerable<TableRow> rows, CarriedForward? carried = null) =>
        Add(new Table([.. columns], [.. rows], carried));

    /// <summary>A tinted box that draws the eye to a sentence.</summary>
    public Flow Note(Tone tone, string title, string text) =>
        Box(tone, box => box
            .Add(new Paragraph(title, theme => theme.Body with { Bold = true, Colour = theme.Of(tone).AsInk }))
            .Paragraph(text));

    public Flow Box(Tone tone, Action<Flow> content) => Add(new Callout(tone, new Stack(Fill(content)._blocks)));

    /// <summary>Flows side by side, their widths in proportion to their weights.</summary>
    public Flow Columns(params (double Weight, Action<Flow> Content)[] columns)
    {
        if (columns.Length == 0 || columns.Any(c => !(c.Weight > 0)))
            throw new ArgumentException("Columns need at least one column, and each a weight above nothing.", nameof(columns));
        return Add(new Columns([.. columns.Select(c => (c.Weight, new Stack(Fill(c.Content)._blocks)))]));
    }

    /// <summary>What must not be torn apart, if a page can hold it.</summary>
    public Flow KeepTogether(Action<Flow> content) => Add(new KeptTogether(Fill(content)._blocks));

    public Flow Space(double points) => double.IsFinite(points) && points >= 0
        ? Add(new Gap(points))
        : throw new ArgumentOutOfRangeException(nameof(points), points, "Space is a length of zero or more.");

    public Flow Rule() => Add(new Rule());

    public Flow PageBreak() => Add(new PageBreak());

    /// <summary>Vertical bars from a common base line, with their values.</summary>
    /// <param name="height">Height of the plot in points.</param>
    public Flow Bars(IEnumerable<Bar> bars, double height = 105) => Add(new BarChart([.. bars], height));

    /// <summary>Horizontal bars, each as long as its share (0 to 1) of the whole.</summary>
    public Flow Shares(IEnumerable<ShareBar> bars) => Add(new ShareChart([.. bars]));

    /// <summary>Horizontal bars of scores from 0 to 100; the length of each track is its weight.</summary>
    public Flow Scores(IEnumerable<ScoreBar> bars) => Add(new ScoreChart([.. bars]));

    /// <summary>How much of a limit is used. Past the limit the bar turns red and a mark shows where the limit stands.</summary>
    public Flow Gauge(Gauge gauge) => Add(new GaugeChart(gauge));

    internal Stack Build() => new([.. _blocks]);

    private static Flow Fill(Action<Flow> content)
    {
        var flow = new Flow();
        content(flow);
        return flow;
    }

    private Flow Add(Block block)
    {
        _blocks.Add(block);
        return this;
    }
}
