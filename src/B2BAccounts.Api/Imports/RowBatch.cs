using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>Rows on their way from the file to the book, in their order, those that could not be read among them.</summary>
public sealed class RowBatch<TRow>(int maxRows)
    where TRow : class
{
    private const int MaxCharacters = 4_000_000;

    private readonly List<Entry> entries = [];
    private readonly List<TRow> readable = [];
    private char[] raw = new char[65_536];
    private int rawLength;

    /// <summary>The part of the file, 0 to 1, that had been read when the batch was full.</summary>
    public double FileShare { get; set; } = 1;

    public IReadOnlyList<TRow> Readable => readable;

    public int Count => entries.Count;

    /// <summary>The last readable row; null before the first, or behind an unreadable one.</summary>
    public TRow? Last => entries.Count > 0 && entries[^1].Unreadable is null ? readable[^1] : null;

    public bool IsFull => entries.Count >= maxRows || rawLength >= MaxCharacters;

    public void Add(long line, ReadOnlySpan<char> text, TRow row)
    {
        readable.Add(row);
        Keep(line, text, null);
    }

    public void Add(long line, ReadOnlySpan<char> text, RuleViolation unreadable) => Keep(line, text, unreadable);

    /// <summary>Counts the outcomes of the readable rows and the unreadable ones, and writes down the rejected and the repeated, by line.</summary>
    public void Settle(RowOutcome[] outcomes, ImportTally tally, RowsBeside rejected, RowsBeside repeated)
    {
        var next = 0;
        foreach (var entry in entries)
        {
            var outcome = entry.Unreadable is { } why ? RowOutcome.Rejected(why) : outcomes[next++];
            tally.Count(outcome);
            if (outcome.Why is { } reason)
            {
                rejected.Add([$"{entry.Line}", reason.Code, reason.Message], raw.AsSpan(entry.Start, entry.Length));
            }
            else if (outcome.Repeats)
            {
                repeated.Add([$"{entry.Line}"], raw.AsSpan(entry.Start, entry.Length));
            }
        }
    }

    private void Keep(long line, ReadOnlySpan<char> text, RuleViolation? unreadable)
    {
        if (rawLength + text.Length > raw.Length)
        {
            Array.Resize(ref raw, Math.Max(raw.Length * 2, rawLength + text.Length));
        }

        text.CopyTo(raw.AsSpan(rawLength));
        entries.Add(new Entry(line, rawLength, text.Length, unreadable));
        rawLength += text.Length;
    }

    private readonly record struct Entry(long Line, int Start, int Length, RuleViolation? Unreadable);
}
