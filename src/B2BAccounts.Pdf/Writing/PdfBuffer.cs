using System.Buffers.Text;
using System.Text;
using B2BAccounts.Pdf.Fonts;

namespace B2BAccounts.Pdf.Writing;

/// <summary>Bytes in the making, with the few notations that PDF knows.</summary>
internal sealed class PdfBuffer
{
    private byte[] _bytes;

    public PdfBuffer(int capacity = 256) => _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public PdfBuffer Text(string ascii)
    {
        Grow(ascii.Length);
        for (var i = 0; i < ascii.Length; i++)
            _bytes[Length + i] = (byte)ascii[i];
        Length += ascii.Length;
        return this;
    }

    public PdfBuffer Bytes(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
        return this;
    }

    public PdfBuffer Byte(byte value)
    {
        Grow(1);
        _bytes[Length++] = value;
        return this;
    }

    public PdfBuffer Integer(long value)
    {
        Grow(20);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(Length), out var written);
        Length += written;
        return this;
    }

    /// <summary>A number to a thousandth of a point, followed by a space. The same double gives the same digits on any machine.</summary>
    public PdfBuffer Number(double value)
    {
        var thousandths = (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero);
        if (thousandths < 0)
        {
            Byte((byte)'-');
            thousandths = -thousandths;
        }
        Integer(thousandths / 1000);
        var rest = (int)(thousandths % 1000);
        if (rest != 0)
        {
            Byte((byte)'.').Byte((byte)('0' + (rest / 100)));
            if (rest % 100 != 0)
                Byte((byte)('0' + (rest / 10 % 10)));
            if (rest % 10 != 0)
                Byte((byte)('0' + (rest % 10)));
        }
        return Byte((byte)' ');
    }

    public PdfBuffer Hex16(int value) => Hex8(value >> 8).Hex8(value);

    public PdfBuffer Hex8(int value)
    {
        Grow(2);
        _bytes[Length++] = (byte)"0123456789ABCDEF"[(value >> 4) & 15];
        _bytes[Length++] = (byte)"0123456789ABCDEF"[value & 15];
        return this;
    }

    public PdfBuffer Reference(int id) => Integer(id).Text(" 0 R ");

    /// <summary>Red, green and blue from 0 to 1.</summary>
    public PdfBuffer Colour(Rgb colour) => Number(colour.Red / 255.0).Number(colour.Green / 255.0).Number(colour.Blue / 255.0);

    /// <summary>
    /// A text string: plain ASCII in brackets, anything else as UTF-16 (ISO 32000-1, 7.9.2.2). Lone surrogates become U+FFFD, controls a
    /// space; what draws nothing is left out, as on the page.
    /// </summary>
    public PdfBuffer TextString(string value)
    {
        if (value.All(c => c is >= ' ' and <= '~'))
        {
            Byte((byte)'(');
            foreach (var c in value)
            {
                if (c is '(' or ')' or '\\')
                    Byte((byte)'\\');
                Byte((byte)c);
            }
            return Byte((byte)')');
        }
        Text("<FEFF");
        Span<char> units = stackalloc char[2];
        foreach (var rune in value.EnumerateRunes())
        {
            var c = Rune.IsControl(rune) ? new Rune(' ') : rune;
            if (CodePoints.IsInvisible(c.Value))
                continue;
            var count = c.EncodeToUtf16(units);
            for (var i = 0; i < count; i++)
                Hex16(units[i]);
        }
        return Byte((byte)'>');
    }

    /// <summary>A date in UTC (ISO 32000-1, 7.9.4).</summary>
    public PdfBuffer Date(DateTimeOffset value) => Text(value.UtcDateTime.ToString("'(D:'yyyyMMddHHmmss'Z)'"));

    private void Grow(int count)
    {
        if (Length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
    }
}
