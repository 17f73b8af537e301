using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Pdf.Charts;

/// <summary>
/// Scores with their weights. A track is as long as its weight beside the heaviest and filled up to the score, so the coloured
/// length is what the criterion adds to the whole.
/// </summary>
internal sealed class ScoreChart(IReadOnlyList<ScoreBar> bars) : Block
{
    private const double MostOfLabels = 0.4;

    public override double SpaceBefore(Theme theme) => 2;

    public override double SpaceAfter(Theme theme) => 8;

    public override Fit Fit(LayoutScope scope, Room room)
    {
        var theme = scope.Theme;
        var score = theme.Body with { Size = theme.TableSize, Bold = true };
        var weight = score with { Bold = false, Colour = theme.Muted };
        var heaviest = bars.Select(b => b.Weight).DefaultIfEmpty(0).Max();
        var scores = bars.Select(b => b.Score.ToString("0.#")).ToList();
        var weights = bars.Select(b => "× " + (b.Weight * 100).ToString("0.#") + " %").ToList();
        var labels = Math.Min(TrackRow.Widest(scope, bars.Select(b => b.Label), weight), room.Width * MostOfLabels);
        double[] widths = [TrackRow.Widest(scope, scores, score), TrackRow.Widest(scope, weights, weight)];
        return new Stack([.. bars.Select((b, i) => new TrackRow(
            b.Label, heaviest > 0 ? (double)(b.Weight / heaviest) : 0, (double)b.Score / 100, theme.Of(b.Tone ?? ToneOf(b.Score)),
            [(scores[i], score), (weights[i], weight)], labels, widths))]).Fit(scope, room);
    }

    private static Tone ToneOf(decimal score) => score switch
    {
        >= 80 => Tone.Good,
        >= 60 => Tone.Fair,
        >= 40 => Tone.Watch,
        >= 20 => Tone.Poor,
        _ => Tone.Bad,
    };
}
