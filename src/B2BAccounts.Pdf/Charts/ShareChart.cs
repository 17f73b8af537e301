using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Pdf.Charts;

/// <summary>Parts of a whole, one below the other.</summary>
internal sealed class ShareChart(IReadOnlyList<ShareBar> bars) : Block
{
    private const double MostOfLabels = 0.45, MostOfValues = 0.3;

    public override double SpaceBefore(Theme theme) => 2;

    public override double SpaceAfter(Theme theme) => 8;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var theme = scope.Theme;
        var style = theme.Body with { Size = theme.TableSize, Bold = true };
        var texts = bars.Select(b => b.Text ?? (b.Share * 100).ToString("0.#") + " %").ToList();
        var labels = Math.Min(TrackRow.Widest(scope, bars.Select(b => b.Label), style with { Bold = false }), room.Width * MostOfLabels);
        var values = Math.Min(TrackRow.Widest(scope, texts, style), room.Width * MostOfValues);
        var rows = bars.Select((b, i) => new TrackRow(b.Label, 1, (double)b.Share, theme.Of(b.Tone), [(texts[i], style)], labels, [values]));
        return new Stack([.. rows]).Fit(scope, room);
    }
}
