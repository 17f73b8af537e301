using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Pdf.Charts;

/// <summary>A vertical bar.</summary>
/// <param name="Text">The value as it is to be read; the number itself, grouped, unless given.</param>
public sealed record Bar(string Label, decimal Value, Tone Tone = Tone.Accent, string? Text = null);

/// <summary>A horizontal bar for a part of a whole.</summary>
/// <param name="Share">From 0 to 1; the bar is drawn within these bounds.</param>
/// <param name="Text">What stands behind the bar, such as an amount; the share in percent unless given.</param>
public sealed record ShareBar(string Label, decimal Share, Tone Tone = Tone.Accent, string? Text = null);

/// <summary>A criterion's score.</summary>
/// <param name="Score">From 0 to 100.</param>
/// <param name="Weight">From 0 to 1.</param>
public sealed record ScoreBar(string Label, decimal Score, decimal Weight, Tone? Tone = null);

/// <summary>A limit and what is used of it.</summary>
/// <param name="Label">Stands above the bar at the left.</param>
/// <param name="Text">Stands above the bar at the right; used and limit as people read them.</param>
/// <param name="Tone">By how much is used, unless given: good below 70 %, watch below 90 %, poor up to 100 %, bad beyond.</param>
public sealed record Gauge(string Label, decimal Used, decimal Limit, string Text, Tone? Tone = null);
