using System.Globalization;
using System.Text;

namespace B2BAccounts.GraphQL.Http.Tests.Fuzz;

/// <summary>Damages bytes, and frames requests rightly or wrongly, whatever they ask for.</summary>
internal sealed class RequestDamage(Random random)
{
    private static readonly byte[][] Splices =
    [
        [0xff], [0xc3], [0xed, 0xa0, 0x80], [0], "\""u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(), "\\"u8.ToArray(), "\\u"u8.ToArray(),
        "\\ud800"u8.ToArray(), "null"u8.ToArray(), "1e400"u8.ToArray(), "-0"u8.ToArray(), "\uFEFF"u8.ToArray(), "//"u8.ToArray(), "\r\n\r\n"u8.ToArray(),
    ];

    private static readonly string[] Trailers = ["Trailer: \0\r\n", ": x\r\n", "no colon\r\n", "Content-Length: 5\r\n", "\u00e9: \u00ff\r\n", "\n", "A: b\rc\r\n"];

    /// <summary>The bytes with up to three of them, or parts, changed.</summary>
    public byte[] Damage(byte[] bytes)
    {
        var result = bytes.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(result.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < result.Count:
                    result[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    result.RemoveRange(at, Math.Min(random.Next(6), result.Count - at));
                    break;
                case 2:
                    result.InsertRange(at, result.GetRange(at, Math.Min(random.Next(20), result.Count - at)));
                    break;
                case 3:
                    result.RemoveRange(at, result.Count - at);
                    break;
                default:
                    result.InsertRange(at, Pick(Splices));
                    break;
            }
        }

        return [.. result];
    }

    /// <summary>Adds a header once in so many times, seldom twice or damaged.</summary>
    public void Header(StringBuilder head, string name, string[] values, int rarity)
    {
        for (var n = Once(40) ? 2 : 1; n > 0; n--)
        {
            if (Once(rarity))
            {
                head.Append(name).Append(": ").Append(Once(30) ? Encoding.Latin1.GetString(Tame(Damage(Encoding.Latin1.GetBytes(Pick(values))))) : Pick(values)).Append("\r\n");
            }
        }
    }

    /// <summary>The request with its body's length told in one way or another, rarely wrongly.</summary>
    public RawRequest Frame(StringBuilder head, byte[] body)
    {
        var framing = random.Next(100);
        if (framing < 3)
        {
            // Neither side can know where this ends: bytes of the head are damaged.
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
            return new RawRequest([.. Damage(Encoding.Latin1.GetBytes(head.ToString())), .. body], IsFramed: false);
        }

        if (framing < 10)
        {
            var lie = Pick([body.Length + 1, body.Length + 100_000, Math.Max(0, body.Length - 1), 0, int.MaxValue, -1]);
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {(Once(10) ? "9999999999999999999999" : Once(10) ? "x" : lie)}\r\n\r\n");
            return new RawRequest([.. Encoding.Latin1.GetBytes(head.ToString()), .. body], IsFramed: false);
        }

        if (framing < 14)
        {
            head.Append(Once(4) ? "Content-Length: 5\r\n" : "").Append(Pick(["Transfer-Encoding: chunked\r\n\r\n", "Transfer-Encoding: gzip, chunked\r\n\r\n", "Transfer-Encoding: x\r\n\r\n"]));
            return new RawRequest([.. Encoding.Latin1.GetBytes(head.ToString()), .. Once(2) ? Damage(Chunked(body, "")) : Chunked(body, Pick(Trailers))], IsFramed: false);
        }

        if (framing < 30 && body.Length > 0)
        {
            head.Append("Transfer-Encoding: chunked\r\n\r\n");
            return new RawRequest([.. Encoding.Latin1.GetBytes(head.ToString()), .. Chunked(body, Once(4) ? "Trailer: x\r\n" : "")], IsFramed: true);
        }

        head.Append(body.Length > 0 || Once(2) ? $"Content-Length: {body.Length}\r\n\r\n" : "\r\n");
        return new RawRequest([.. Encoding.Latin1.GetBytes(head.ToString()), .. body], IsFramed: true);
    }

    private byte[] Chunked(byte[] body, string trailer)
    {
        List<byte> bytes = [];
        for (var at = 0; at < body.Length;)
        {
            var size = Math.Min(random.Next(1, 2000), body.Length - at);
            bytes.AddRange(Encoding.ASCII.GetBytes($"{size:x}\r\n"));
            bytes.AddRange(body.AsSpan(at, size));
            bytes.AddRange("\r\n"u8);
            at += size;
        }

        bytes.AddRange(Encoding.Latin1.GetBytes($"0\r\n{trailer}\r\n"));
        return [.. bytes];
    }

    /// <summary>Line ends would make another header, or the end of the head.</summary>
    private static byte[] Tame(byte[] value) => [.. value.Where(b => b is not ((byte)'\r' or (byte)'\n'))];

    private bool Once(int rarity) => random.Next(rarity) == 0;

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
