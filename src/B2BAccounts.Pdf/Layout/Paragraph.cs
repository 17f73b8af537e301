namespace B2BAccounts.Pdf.Layout;

/// <summary>Running text. A page never ends or begins with a single line of it where that can be helped.</summary>
internal sealed class Paragraph(string text, Func<Theme, TextStyle> style, Uri? link = null) : Block
{
    public override double SpaceAfter(Theme theme) => 5;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var set = style(scope.Theme);
        var box = new TextBox(scope.Shaper.Shape(text, set.Bold), set, room.Width) { Link = link, Underlined = true };
        return new ParagraphLines(box).Fit(scope, room);
    }
}

/// <summary>Lines of a paragraph that are left to be placed.</summary>
internal sealed class ParagraphLines(TextBox lines) : Block
{
    public override double SpaceAfter(Theme theme) => 5;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var count = lines.LinesWithin(room.Height);
        if (count == lines.LineCount)
            return new Fit(new Fragment(lines.Height, lines.Draw), null);
        if (lines.LineCount - count == 1 && count > 2)
            count--;
        if (count < 2 && !room.IsFresh)
            return new Fit(null, this);
        var top = lines.First(Math.Max(1, count));
        return new Fit(new Fragment(top.Height, top.Draw), new ParagraphLines(lines.After(top.LineCount)));
    }
}
