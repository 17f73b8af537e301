using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Copying;

/// <summary>
/// A row as bytes that are the same whatever database it was read from, and their SHA-256. Each value says its kind and, where it has no
/// fixed one, its length, so that no two different rows are the same bytes.
/// </summary>
internal sealed class CanonicalRow(IEnumerable<IProperty> properties)
{
    private readonly IClrPropertyGetter[] _values = [.. properties.Select(p => p.GetGetter())];
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    /// <param name="row">An entity of the type that the properties are of.</param>
    /// <param name="hash">Room for 32 bytes.</param>
    public void Hash(object row, Span<byte> hash)
    {
        _bytes.ResetWrittenCount();
        foreach (var value in _values)
        {
            Write(value.GetClrValueUsingContainingEntity(row));
        }

        SHA256.HashData(_bytes.WrittenSpan, hash);
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                Write('0', 0);
                break;
            case bool flag:
                Write('b', flag ? 1 : 0);
                break;
            case int number:
                Write('i', number);
                break;
            case long number:
                Write('i', number);
                break;
            case double number:
                Write('f', BitConverter.DoubleToInt64Bits(number));
                break;
            case DateOnly day:
                Write('d', day.DayNumber);
                break;
            case DateTime instant:
                Write('t', instant.Ticks);
                break;
            case decimal number:
                Write('n', number);
                break;
            case Enum word:
                Write('e', word.ToString());
                break;
            case string text:
                Write('s', text);
                break;
            default:
                throw new NotSupportedException($"A row holds a {value.GetType().Name}, which is not compared.");
        }
    }

    private void Write(char kind, long number)
    {
        var room = _bytes.GetSpan(9);
        room[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(room[1..], number);
        _bytes.Advance(9);
    }

    private void Write(char kind, string text)
    {
        Write(kind, text.Length);
        _bytes.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    // The servers answer with as many decimals as the column has, SQLite with those that were written: all that say nothing are left out.
    private void Write(char kind, decimal number)
    {
        Span<char> digits = stackalloc char[40];
        number.TryFormat(digits, out var length, "0.############################");
        Write(kind, length);
        _bytes.Write(MemoryMarshal.AsBytes(digits[..length]));
    }
}
