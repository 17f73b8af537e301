using B2BAccounts.Pdf.Writing;

namespace B2BAccounts.Pdf.Layout;

/// <summary>A running line above or below the content: a text at the left and one at the right, given the page and their number.</summary>
internal sealed record RunningLine(Func<int, int, string> Left, Func<int, int, string> Right)
{
    private const double Gap = 16;

    /// <summary>Draws the line; a text too long for its place is cut, never set over the other.</summary>
    public void Draw(
        Canvas canvas, LayoutScope scope, double x, double y, double width, (int Page, int Pages) at, (TextStyle Left, TextStyle Right) styles)
    {
        var rightText = Right(at.Page, at.Pages);
        var rightWidth = Math.Min(width, scope.Shaper.Shape(rightText, styles.Right.Bold).NaturalWidth * styles.Right.Size);
        Set(rightText, styles.Right with { Align = Align.Right }, x + width - rightWidth, rightWidth + 0.01);
        var room = width - rightWidth - (rightWidth > 0 ? Gap : 0);
        if (room > 0)
            Set(Left(at.Page, at.Pages), styles.Left, x, room);

        void Set(string text, TextStyle style, double left, double wide) =>
            scope.Text(text, style, wide).Cut(1, scope).Draw(canvas, left, y - style.Baseline);
    }
}

/// <summary>What stands on every page beside the content; drawn at the end, when the number of pages is known.</summary>
internal sealed record Furniture(RunningLine? Header, RunningLine? Footer, RunningLine? FooterNote)
{
    private const double HeaderRule = 20, FooterRule = 14, HeaderBaseline = 6, FooterBaseline = 12, NoteBaseline = 22;

    public void Draw(Canvas canvas, LayoutScope scope, PageSetup page, int number, int count)
    {
        var theme = scope.Theme;
        var muted = new TextStyle(theme.FurnitureSize, theme.Muted);
        if (Header is not null)
        {
            var top = page.Top - HeaderRule;
            canvas.Line(page.Left, top, page.Width - page.Right, top, 0.7, theme.Accent);
            var strong = new TextStyle(theme.FurnitureSize + 0.5, theme.Accent, Bold: true);
            Header.Draw(canvas, scope, page.Left, top - HeaderBaseline, page.ContentWidth, (number, count), (strong, muted));
        }
        var y = page.Height - page.Bottom + FooterRule;
        if (Footer is not null || FooterNote is not null)
            canvas.Line(page.Left, y, page.Width - page.Right, y, 0.4, theme.Rule);
        Footer?.Draw(canvas, scope, page.Left, y + FooterBaseline, page.ContentWidth, (number, count), (muted, muted));
        FooterNote?.Draw(canvas, scope, page.Left, y + NoteBaseline, page.ContentWidth, (number, count), (muted, muted));
    }
}
