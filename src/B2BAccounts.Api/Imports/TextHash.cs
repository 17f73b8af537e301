using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace B2BAccounts.Api.Imports;

/// <summary>Sixteen bytes that stand for a text where millions of them must be told apart: no two texts that anybody can make have the same.</summary>
internal static class TextHash
{
    public static UInt128 Of(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
