using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Writes JSON into a pooled UTF-8 buffer, and can go back: when a non-null field fails, what its parent has written so far
/// is dropped (section 6.4.4). Checks nothing that its callers get right by construction.</summary>
public sealed class ResultWriter : IDisposable
{
    // Bytes that a JSON string may hold as they are: all but controls, the quote and the backslash (RFC 8259, section 7).
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    private static readonly ulong[] PowersOfTen = [1, 10, 100];

    private byte[] buffer;

    public ResultWriter(int capacity = 4096) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How many bytes are written. Setting it back drops what came after.</summary>
    public int Position { get; set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Position);

    public ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, Position);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Byte(byte value)
    {
        if (Position == buffer.Length)
        {
            Grow(1);
        }

        buffer[Position++] = value;
    }

    /// <summary>Bytes that are JSON already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(ReadOnlySpan<byte> json)
    {
        if (buffer.Length - Position < json.Length)
        {
            Grow(json.Length);
        }

        json.CopyTo(buffer.AsSpan(Position));
        Position += json.Length;
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Number(int value)
    {
        Reserve(11);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(Position), out var written);
        Position += written;
    }

    public void Number(long value)
    {
        Reserve(20);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(Position), out var written);
        Position += written;
    }

    /// <summary>All digits that the decimal holds, also trailing zeros: 12.50 stays 12.50.</summary>
    public void Number(decimal value)
    {
        Reserve(31);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        if (parts[2] == 0)
        {
            var digits = ((ulong)(uint)parts[1] << 32) | (uint)parts[0];
            Scaled(digits, (parts[3] >> 16) & 0xFF, negative: parts[3] < 0 && digits != 0);
            return;
        }

        value.TryFormat(buffer.AsSpan(Position), out var written);
        Position += written;
    }

    /// <summary>The shortest digits that read back as the same number. The caller has refused NaN and infinities.</summary>
    public void Number(double value)
    {
        Reserve(32);

        // A number of hundredths is its own shortest form: no other number of up to 15 digits reads back as the same double.
        var hundredths = Math.Round(value * 100);
        if (Math.Abs(hundredths) < 1e15 && hundredths / 100 == value && (value != 0 || !double.IsNegative(value)))
        {
            var digits = (ulong)Math.Abs(hundredths);
            var scale = digits % 100 == 0 ? 0 : digits % 10 == 0 ? 1 : 2;
            Scaled(digits / PowersOfTen[2 - scale], scale, negative: value < 0);
            return;
        }

        value.TryFormat(buffer.AsSpan(Position), out var written);
        Position += written;
    }

    /// <summary>A value whose UTF-8 text needs no escapes, in quotes: dates, identifiers of hexadecimal digits.</summary>
    public void Quoted<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Reserve(64);
        buffer[Position++] = (byte)'"';
        int written;
        while (!value.TryFormat(buffer.AsSpan(Position), out written, format, null))
        {
            Grow(buffer.Length);
        }

        Position += written;
        Byte((byte)'"');
    }

    /// <summary>A string with its quotes and escapes. A surrogate without its partner becomes U+FFFD: JSON over UTF-8 cannot hold it.</summary>
    public void String(ReadOnlySpan<char> value)
    {
        Reserve((value.Length * 3) + 2);
        buffer[Position++] = (byte)'"';
        var count = Encoding.UTF8.GetBytes(value, buffer.AsSpan(Position));
        var text = buffer.AsSpan(Position, count);
        if (text.IndexOfAny(Escaped) < 0)
        {
            Position += count;
        }
        else
        {
            var copy = ArrayPool<byte>.Shared.Rent(count);
            text.CopyTo(copy);
            Escape(copy.AsSpan(0, count));
            ArrayPool<byte>.Shared.Return(copy);
        }

        Byte((byte)'"');
    }

    /// <summary>What System.Text.Json makes of a value; for extensions and scalars without code.</summary>
    public void Json(object? value)
    {
        switch (value)
        {
            case null:
                Null();
                break;
            case string text:
                String(text);
                break;
            case bool boolean:
                Boolean(boolean);
                break;
            case int number:
                Number(number);
                break;
            case JsonElement element:
                Raw(Encoding.UTF8.GetBytes(element.GetRawText()));
                break;
            default:
                Raw(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType()));
                break;
        }
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            Position = 0;
        }
    }

    private void Escape(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var next = text.IndexOfAny(Escaped);
            if (next < 0)
            {
                Raw(text);
                return;
            }

            Raw(text[..next]);
            var value = text[next];
            switch (value)
            {
                case (byte)'"':
                    Raw("\\\""u8);
                    break;
                case (byte)'\\':
                    Raw("\\\\"u8);
                    break;
                case (byte)'\n':
                    Raw("\\n"u8);
                    break;
                case (byte)'\r':
                    Raw("\\r"u8);
                    break;
                case (byte)'\t':
                    Raw("\\t"u8);
                    break;
                default:
                    Raw("\\u00"u8);
                    Byte((byte)('0' + (value >> 4)));
                    Byte((byte)"0123456789abcdef"[value & 15]);
                    break;
            }

            text = text[(next + 1)..];
        }
    }

    /// <summary>Digits with a decimal point before the last ones; the room is reserved.</summary>
    private void Scaled(ulong digits, int scale, bool negative)
    {
        if (negative)
        {
            buffer[Position++] = (byte)'-';
        }

        Span<byte> text = buffer.AsSpan(Position);
        Utf8Formatter.TryFormat(digits, text, out var count);
        if (scale > 0)
        {
            // 5 with two decimals is 0.05: zeros in front, so that a digit stands before the point.
            var missing = Math.Max(0, scale + 1 - count);
            text[..count].CopyTo(text[missing..]);
            text[..missing].Fill((byte)'0');
            count += missing;
            text[(count - scale)..count].CopyTo(text[(count - scale + 1)..]);
            text[count - scale] = (byte)'.';
            count++;
        }

        Position += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (buffer.Length - Position < count)
        {
            Grow(count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Position + count), buffer.Length * 2));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
