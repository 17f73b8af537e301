using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace B2BAccounts.Api.Security;

/// <summary>One-time codes by time (RFC 6238) as authenticator apps show them: HMAC-SHA1, six digits, a new one every 30 seconds.</summary>
public static class Totp
{
    private const int SecretBytes = 20;
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The number of the 30 seconds that an instant lies in.</summary>
    public static long StepAt(DateTime instant) => (long)(instant - DateTime.UnixEpoch).TotalSeconds / StepSeconds;

    /// <summary>The code of a step (RFC 4226, section 5.3).</summary>
    public static string Code(byte[] secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // What authenticator apps compute; an HMAC does not rest on what SHA-1 has lost.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xF)..]) & int.MaxValue;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step that a code is of: this one, the one before or the one after, for clocks that are not quite right; null when it is of none.</summary>
    public static long? StepOf(byte[] secret, string code, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(code);
        var (given, here) = (Encoding.UTF8.GetBytes(code), StepAt(now));
        long? found = null;
        for (var step = here - 1; step <= here + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Code(secret, step))))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The secret as apps take it from a person (RFC 4648, base 32).</summary>
    public static string Write(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var b in secret)
        {
            (bits, count) = ((bits << 8) | b, count + 8);
            for (; count >= 5; count -= 5)
            {
                text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            }

            bits &= (1 << count) - 1;
        }

        return count == 0 ? text.ToString() : text.Append(Alphabet[(bits << (5 - count)) & 31]).ToString();
    }
}
