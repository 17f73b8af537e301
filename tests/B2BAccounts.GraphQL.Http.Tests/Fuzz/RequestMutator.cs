using System.Globalization;
using System.Text;

namespace B2BAccounts.GraphQL.Http.Tests.Fuzz;

/// <summary>Makes requests that are nearly right: each part is taken from what clients send and then damaged, or not.</summary>
internal sealed class RequestMutator(Random random)
{
    private static readonly string[] Methods =
        ["POST", "POST", "POST", "POST", "POST", "POST", "POST", "POST", "GET", "GET", "GET", "GET", "HEAD"];

    private static readonly string[] OddMethods = ["OPTIONS", "PUT", "DELETE", "PATCH", "get", "POSTT", "TRACE", "CONNECT", "P@ST"];

    private static readonly string[] Accepts =
    [
        "application/*;q=0.5, text/html", "text/html,application/xhtml+xml,*/*;q=0.8", "application/json;q=0", "image/png", "text/event-stream", "multipart/mixed", "*; q=.2", ",,;;==\"", "",
    ];

    private static readonly string[] UsualAccepts =
        ["*/*", "application/json", "application/graphql-response+json", "application/graphql-response+json; charset=utf-8, application/json;q=0.9"];

    private static readonly string[] ContentTypes =
    [
        "application/json; charset=utf-8", "application/json;charset=\"utf-8\"", "APPLICATION/JSON", "application/json; charset=utf-16", "text/plain",
        "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/graphql", "application/", "/json", ";", "",
    ];

    private static readonly string[] Encodings = ["gzip", "br", "identity", "gzip, br", "deflate;q=0.5, *;q=0.1", "br;q=1.0, gzip;q=0.8", "*", "identity;q=0", "q=", ";", ""];

    private static readonly string[] Queries =
    [
        "{ hello }", "query A { hello } query B { price }", "query Q($n: String) { hello(name: $n) }", "mutation { add(number: 1) }", "{ fails broken }", "{ text(length: 3000) }",
        "{ __schema { types { name fields { name } } } }", "subscription { never }", "{ unknown }", "{ hello", "", "{ a: hello b: hello ...F } fragment F on Query { total }",
        "query($n: Int = 99999999999999999999) { text(length: $n) }", "{ hello(name: \\\"\\u00e9\\ud83d\\ude00\\\") }",
    ];

    private static readonly string[] Variables =
    [
        "null", "{}", "{\"n\":\"Ann\"}", "{\"n\":null}", "{\"n\":5}", "{\"n\":[[[]]]}", "{\"n\":\"\\ud800\"}", "{\"n\":1e999999}", "{\"n\":123456789012345678901234567890.5e-3}",
        "{\"n\":\"a\",\"n\":\"b\"}", "[]", "7", "\"text\"", "{\"\":{}}", "{\"n\":\"\\u0000\"}",
    ];

    private static readonly byte[][] Splices =
    [
        [0xff], [0xc3], [0xed, 0xa0, 0x80], [0], "\""u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(), "\\"u8.ToArray(), "\\u"u8.ToArray(),
        "\\ud800"u8.ToArray(), "null"u8.ToArray(), "1e400"u8.ToArray(), "-0"u8.ToArray(), "\uFEFF"u8.ToArray(), "//"u8.ToArray(), "\r\n\r\n"u8.ToArray(),
    ];

    private static readonly string[] Trailers = ["Trailer: \0\r\n", ": x\r\n", "no colon\r\n", "Content-Length: 5\r\n", "\u00e9: \u00ff\r\n", "\n", "A: b\rc\r\n"];

    public RawRequest Next()
    {
        var method = Once(15) ? Pick(OddMethods) : Pick(Methods);
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{method} {Target(method)} {(Once(200) ? Pick(["HTTP/1.0", "HTTP/9.9", "HTTP/2", "http/1.1"]) : "HTTP/1.1")}\r\n");
        head.Append(Once(300) ? "" : "Host: localhost\r\n");
        Header(head, "Accept", Once(4) ? Accepts : UsualAccepts, 2);
        Header(head, "Content-Type", Once(10) ? ContentTypes : ["application/json"], method is "POST" ? 1 : 4);
        Header(head, "Accept-Encoding", Encodings, 3);
        Header(head, "Content-Encoding", Encodings, 30);
        Header(head, "If-None-Match", ["*", "W/\"x\"", "\"x\", \"y\"", "x", "\""], 20);
        Header(head, "GraphQL-Preflight", ["1", ""], 10);
        Header(head, "Cookie", ["a=b", "=;=", "\"", "a"], 10);
        Header(head, "Authorization", ["Bearer x", "Basic", ":", ""], 20);
        Header(head, "Expect", ["100-continue", "nothing"], 60);
        Header(head, "Connection", ["close", "keep-alive", "upgrade, x"], 40);
        Header(head, "X-Filler", [new string('h', 5000), "\u00e9", "a\tb"], 100);
        var body = method is "POST" or "PUT" or "PATCH" or "POSTT" || Once(8) ? Body() : [];
        return Frame(head, body);
    }

    private string Target(string method)
    {
        if (Once(50))
        {
            return Pick(["/", "/graphql/", "/GRAPHQL", "*", "http://localhost/graphql?query={hello}", "//graphql", "/graphql/../graphql?query={hello}", "/%67raphql?query={hello}"]);
        }

        if (method is "POST" && !Once(10))
        {
            return "/graphql";
        }

        var text = new StringBuilder("/graphql");
        for (var i = 0; i < random.Next(4); i++)
        {
            text.Append(i == 0 ? '?' : '&').Append(Pick(["query", "query", "variables", "operationName", "extensions", "sdl", "", "more"]));
            if (!Once(10))
            {
                text.Append('=').Append(Escape(Pick(Once(2) ? Queries : Variables)));
            }
        }

        if (Once(30))
        {
            text.Append(Pick(["%", "%zz", "%ff%fe", "&&==", "+", "%00", "%u0041", new string('&', 3000), "&sdl"]));
        }

        return text.ToString();
    }

    private string Escape(string text) => random.Next(20) switch
    {
        0 => text.Replace(' ', '+'),
        1 => Uri.EscapeDataString(text).Replace("%", "%25", StringComparison.Ordinal),
        2 => Uri.EscapeDataString(text)[..^(text.Length > 0 ? 1 : 0)],
        _ => Uri.EscapeDataString(text),
    };

    private byte[] Body()
    {
        var json = Once(15) ? Batch() : Once(40) ? Deep() : Request();
        return Once(4) ? Damage(Encoding.UTF8.GetBytes(json)) : Encoding.UTF8.GetBytes(json);
    }

    private string Batch()
    {
        var count = Pick([0, 1, 2, 3, 10, 11, 500]);
        return $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => Once(20) ? Pick(Variables) : Request()))}]";
    }

    private string Deep()
    {
        var depth = Pick([10, 63, 64, 65, 1000, 50_000]);
        return random.Next(3) switch
        {
            0 => new string('[', depth) + new string(']', Once(2) ? depth : 0),
            1 => "{\"query\":\"{ hello }\",\"variables\":{\"n\":" + new string('[', depth) + new string(']', depth) + "}}",
            _ => $$"""{"query":"{{new string('{', depth)}}hello"}""",
        };
    }

    private string Request()
    {
        List<string> members = [];
        Member(!Once(30), "query", () => Once(20) ? Pick(Variables) : $"\"{Pick(Queries)}\"");
        Member(Once(2), "variables", () => Pick(Variables));
        Member(Once(3), "operationName", () => Pick(["null", "\"A\"", "\"B\"", "\"\"", "5", "{}"]));
        Member(Once(4), "extensions", () => Pick(Variables));
        Member(Once(8), "more", () => Pick(Variables));
        Member(Once(40), "query", () => $"\"{Pick(Queries)}\"");
        return $"{{{string.Join(',', members)}}}";

        void Member(bool wanted, string name, Func<string> value)
        {
            if (wanted)
            {
                members.Add($"\"{name}\":{value()}");
            }
        }
    }

    private byte[] Damage(byte[] bytes)
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

    private RawRequest Frame(StringBuilder head, byte[] body)
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

    private void Header(StringBuilder head, string name, string[] values, int rarity)
    {
        for (var n = Once(40) ? 2 : 1; n > 0; n--)
        {
            if (Once(rarity))
            {
                head.Append(name).Append(": ").Append(Once(30) ? Encoding.Latin1.GetString(Tame(Damage(Encoding.Latin1.GetBytes(Pick(values))))) : Pick(values)).Append("\r\n");
            }
        }
    }

    /// <summary>Line ends would make another header, or the end of the head.</summary>
    private static byte[] Tame(byte[] value) => [.. value.Where(b => b is not ((byte)'\r' or (byte)'\n'))];

    private bool Once(int rarity) => random.Next(rarity) == 0;

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
