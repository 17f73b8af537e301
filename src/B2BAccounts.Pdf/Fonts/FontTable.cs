using System.Buffers.Binary;

namespace B2BAccounts.Pdf.Fonts;

/// <summary>One table of a font. Every read is checked, so that a broken file ends in an exception that names it.</summary>
internal readonly struct FontTable(ReadOnlyMemory<byte> data, string file, string tag)
{
    public int Length => data.Length;

    public ReadOnlySpan<byte> Span => data.Span;

    public int U16(long at) => BinaryPrimitives.ReadUInt16BigEndian(Bytes(at, 2));

    public int S16(long at) => BinaryPrimitives.ReadInt16BigEndian(Bytes(at, 2));

    public uint U32(long at) => BinaryPrimitives.ReadUInt32BigEndian(Bytes(at, 4));

    public string Tag(long at) => System.Text.Encoding.Latin1.GetString(Bytes(at, 4));

    public ReadOnlySpan<byte> Bytes(long at, long count)
    {
        if (at < 0 || count < 0 || at > data.Length - count)
            throw Broken($"bytes {at} to {at + count} lie outside the table of {data.Length} bytes.");
        return data.Span.Slice((int)at, (int)count);
    }

    public ReadOnlyMemory<byte> Memory(long at, long count)
    {
        Bytes(at, count);
        return data.Slice((int)at, (int)count);
    }

    public FontFormatException Broken(string problem) => new(file, tag, problem);
}
