using System.Buffers.Binary;
using System.Globalization;

namespace B2BAccounts.Api.Copying;

/// <summary>Rows counted, and the sum of their SHA-256 values modulo 2^256: the same for the same rows in whatever order they come.</summary>
internal readonly record struct RowSum(long Rows, UInt128 High, UInt128 Low)
{
    /// <summary>With one row more.</summary>
    /// <param name="hash">Its 32 bytes.</param>
    public RowSum With(ReadOnlySpan<byte> hash)
    {
        var low = unchecked(Low + BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
        var carry = low < Low ? UInt128.One : UInt128.Zero;
        return new RowSum(Rows + 1, unchecked(High + BinaryPrimitives.ReadUInt128BigEndian(hash) + carry), low);
    }

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x32}{Low:x32}");
}
