using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace B2BAccounts.Pdf.Fonts;

/// <summary>Puts tables (given in the order of their tags) together to a TrueType file with its directory and checksums.</summary>
internal static class FontFileBuilder
{
    public static byte[] Build(ReadOnlySpan<(string Tag, byte[] Data)> tables)
    {
        var at = 12 + (16 * tables.Length);
        var total = at;
        foreach (var (_, data) in tables)
            total += Padded(data.Length);
        var file = new byte[total];
        var log = BitOperations.Log2((uint)tables.Length);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * tables.Length) - (16 << log)));
        var head = 0;
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, data) = tables[i];
            var entry = file.AsSpan(12 + (16 * i), 16);
            data.CopyTo(file, at);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(at, Padded(data.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)data.Length);
            if (tag == "head")
                head = at;
            at += Padded(data.Length);
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (var i = 0; i < data.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        return sum;
    }
}
