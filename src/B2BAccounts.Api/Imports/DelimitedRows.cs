using System.Buffers;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Reads rows of separated values (RFC 4180) in bounded memory. It keeps what a rejected row must show and readers usually lose: the
/// line on which the row begins and its text to the letter. A row with broken quotes is given up at its line end, and reading goes on
/// with the next line, so that one stray quotation mark does not swallow the rest of the file.
/// </summary>
public sealed class DelimitedRows(TextReader reader, char delimiter)
{
    /// <summary>Characters of the longest row that is read; real ones have a few hundred.</summary>
    public const int MaxRowLength = 1_000_000;

    private const int KeptOfTooLarge = 1_000;

    private readonly SearchValues<char> ends = SearchValues.Create([delimiter, '\r', '\n']);
    private char[] text = new char[65_536];
    private char[] values = new char[4_096];
    private readonly List<int> fieldEnds = [];
    private int at;
    private int length;
    private int valuesLength;
    private int rawStart;
    private int rawLength;
    private bool ended;
    private long nextLine = 1;

    /// <summary>The line on which the row begins, from 1, as an editor counts them.</summary>
    public long Line { get; private set; }

    /// <summary>Why the row cannot be taken apart; null when it can.</summary>
    public RuleViolation? Fault { get; private set; }

    public int Count => fieldEnds.Count;

    /// <summary>The row as it stands in the file, without its line end. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Raw => text.AsSpan(rawStart, rawLength);

    /// <summary>A value without its quotes. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            var start = field == 0 ? 0 : fieldEnds[field - 1];
            return values.AsSpan(start, fieldEnds[field] - start);
        }
    }

    /// <summary>Moves to the next row that is not blank; false at the end of the file.</summary>
    public bool Read()
    {
        while (true)
        {
            Fault = null;
            if (at == length && !Fill())
            {
                return false;
            }

            var end = Next();
            Line = nextLine;
            rawStart = at;
            rawLength = WithoutLineEnd(text.AsSpan(at, end - at));
            nextLine += CountLines(text.AsSpan(at, end - at));
            at = end;
            if (Fault?.Code == ImportCodes.RowTooLarge)
            {
                SkipToLineEnd();
                return true;
            }

            if (Fault is not null || !Raw.IsWhiteSpace())
            {
                return true;
            }
        }
    }

    // Takes the row at 'at' apart, reading more of the file for as long as the row is not complete; returns its end.
    private int Next()
    {
        while (true)
        {
            var end = Parse(text.AsSpan(0, length));
            if (end >= 0)
            {
                return end;
            }

            if (length - at < MaxRowLength && Fill())
            {
                continue;
            }

            fieldEnds.Clear();
            var lineEnd = text.AsSpan(at, length - at).IndexOfAny('\r', '\n');
            if (lineEnd >= 0 || ended)
            {
                Fault = Unbalanced("a quotation mark is opened and not closed");
                return lineEnd < 0 ? length : AfterLineEnd(text.AsSpan(0, length), at + lineEnd);
            }

            Fault = new RuleViolation(ImportCodes.RowTooLarge, $"The row is longer than {MaxRowLength:N0} characters.");
            return at + KeptOfTooLarge;
        }
    }

    // The end of the row, or -1 when the text read so far does not hold it.
    private int Parse(ReadOnlySpan<char> span)
    {
        fieldEnds.Clear();
        valuesLength = 0;
        var i = at;
        while (true)
        {
            var quote = i;
            while (quote < span.Length && span[quote] is ' ' or '\t' && span[quote] != delimiter)
            {
                quote++;
            }

            if (quote < span.Length && span[quote] == '"')
            {
                i = ParseQuoted(span, quote + 1);
                if (i < 0 || Fault is not null)
                {
                    return i;
                }
            }
            else
            {
                var stop = span[i..].IndexOfAny(ends);
                if (stop < 0 && !ended)
                {
                    return -1;
                }

                stop = stop < 0 ? span.Length : i + stop;
                Keep(span[i..stop]);
                i = stop;
            }

            fieldEnds.Add(valuesLength);
            if (i < span.Length && span[i] == delimiter)
            {
                i++;
                continue;
            }

            // A carriage return at the very end of what was read may be half of a line end.
            return i == span.Length ? (ended ? i : -1) : i + 1 == span.Length && span[i] == '\r' && !ended ? -1 : AfterLineEnd(span, i);
        }
    }

    private int ParseQuoted(ReadOnlySpan<char> span, int i)
    {
        while (true)
        {
            var quote = span[i..].IndexOf('"');
            if (quote < 0 || (i + quote + 1 == span.Length && !ended))
            {
                return -1;
            }

            Keep(span.Slice(i, quote));
            i += quote + 1;
            if (i < span.Length && span[i] == '"')
            {
                Keep("\"");
                i++;
                continue;
            }

            while (i < span.Length && span[i] is ' ' or '\t' && span[i] != delimiter)
            {
                i++;
            }

            if (i == span.Length || span[i] == delimiter || span[i] is '\r' or '\n')
            {
                return i;
            }

            var lineEnd = span[at..].IndexOfAny('\r', '\n');
            if (lineEnd < 0 && !ended)
            {
                return -1;
            }

            Fault = Unbalanced("text follows a closing quotation mark");
            fieldEnds.Clear();
            return lineEnd < 0 ? span.Length : AfterLineEnd(span, at + lineEnd);
        }
    }

    private void Keep(ReadOnlySpan<char> part)
    {
        if (valuesLength + part.Length > values.Length)
        {
            Array.Resize(ref values, Math.Max(values.Length * 2, valuesLength + part.Length));
        }

        part.CopyTo(values.AsSpan(valuesLength));
        valuesLength += part.Length;
    }

    private bool Fill()
    {
        if (ended)
        {
            return false;
        }

        text.AsSpan(at, length - at).CopyTo(text);
        length -= at;
        at = 0;
        if (length == text.Length)
        {
            Array.Resize(ref text, text.Length * 2);
        }

        var read = reader.Read(text, length, text.Length - length);
        length += read;
        ended = read == 0;
        return !ended || length > 0;
    }

    private void SkipToLineEnd()
    {
        var kept = text.AsSpan(rawStart, rawLength).ToString();
        int lineEnd;
        while ((lineEnd = text.AsSpan(at, length - at).IndexOfAny('\r', '\n')) < 0 || (at + lineEnd + 1 == length && !ended))
        {
            if (lineEnd < 0)
            {
                at = length;
            }

            if (!Fill() || at == length)
            {
                break;
            }
        }

        if (lineEnd >= 0)
        {
            at = AfterLineEnd(text.AsSpan(0, length), at + lineEnd);
            nextLine++;
        }

        // What was kept of the row is put where nothing will move before the next read.
        var room = kept.Length + length - at;
        var moved = new char[Math.Max(room, 65_536)];
        kept.CopyTo(moved);
        text.AsSpan(at, length - at).CopyTo(moved.AsSpan(kept.Length));
        (text, rawStart, rawLength, at, length) = (moved, 0, kept.Length, kept.Length, room);
    }

    private static RuleViolation Unbalanced(string what) => new(ImportCodes.QuotesUnbalanced,
        $"Quotation marks are not balanced: {what}. A value with quotation marks stands in quotation marks, each one inside it doubled.");

    private static int AfterLineEnd(ReadOnlySpan<char> span, int i) =>
        i + (span[i] == '\r' && i + 1 < span.Length && span[i + 1] == '\n' ? 2 : 1);

    private static int WithoutLineEnd(ReadOnlySpan<char> row)
    {
        var end = row.Length;
        if (end > 0 && row[end - 1] == '\n')
        {
            end--;
        }

        return end > 0 && row[end - 1] == '\r' ? end - 1 : end;
    }

    private static int CountLines(ReadOnlySpan<char> row)
    {
        var lines = 0;
        for (int i; (i = row.IndexOfAny('\r', '\n')) >= 0; lines++)
        {
            row = row[AfterLineEnd(row, i)..];
        }

        return lines;
    }
}
