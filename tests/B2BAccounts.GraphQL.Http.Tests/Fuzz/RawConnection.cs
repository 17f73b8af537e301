using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace B2BAccounts.GraphQL.Http.Tests.Fuzz;

/// <summary>One connection, on which HTTP/1.1 is read by our own hand: the platform's client would not send what is wrong.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient client = new() { NoDelay = true, LingerState = new LingerOption(enable: true, 0) };
    private readonly byte[] buffer = new byte[64 * 1024];
    private NetworkStream stream = null!;
    private int start;
    private int end;

    private RawConnection()
    {
    }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(address.Host, address.Port);
        connection.stream = connection.client.GetStream();
        return connection;
    }

    public async Task SendAsync(byte[] bytes, bool thenNothingMore)
    {
        try
        {
            await stream.WriteAsync(bytes);
            if (thenNothingMore)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (IOException)
        {
            // The server has answered and closed before it had all.
        }
        catch (SocketException)
        {
        }
    }

    /// <summary>The next answer; null when the server has closed the connection.</summary>
    /// <exception cref="TimeoutException">The server neither answers nor closes.</exception>
    /// <exception cref="InvalidDataException">What it sends is no HTTP.</exception>
    public async Task<RawAnswer?> ReadAsync(bool isHead)
    {
        RawAnswer? answer;
        do
        {
            answer = await ReadOneAsync(isHead);
        }
        while (answer is { Status: < 200 });
        return answer;
    }

    public void Dispose() => client.Dispose();

    private async Task<RawAnswer?> ReadOneAsync(bool isHead)
    {
        if (await LineAsync() is not { } status)
        {
            return null;
        }

        if (!status.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) || !int.TryParse(status.AsSpan(9, 3), CultureInfo.InvariantCulture, out var code))
        {
            throw new InvalidDataException($"No status line: {status}");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = isHead || code is < 200 or 204 or 304 ? [] : await BodyAsync(headers);
        return new RawAnswer(code, headers, Decoded(body, headers.GetValueOrDefault("Content-Encoding")));
    }

    private async Task<byte[]> BodyAsync(Dictionary<string, string> headers)
    {
        if (headers.GetValueOrDefault("Transfer-Encoding") == "chunked")
        {
            List<byte> all = [];
            while (true)
            {
                var size = int.Parse(await LineAsync() ?? throw new InvalidDataException("A chunk is missing."), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                all.AddRange(await BytesAsync(size));
                await LineAsync();
                if (size == 0)
                {
                    return [.. all];
                }
            }
        }

        return headers.TryGetValue("Content-Length", out var length) ? await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture)) : await ToEndAsync();
    }

    private static byte[] Decoded(byte[] body, string? encoding)
    {
        if (encoding is null || body.Length == 0)
        {
            return body;
        }

        using var raw = new MemoryStream(body);
        using Stream stream = encoding == "br" ? new BrotliStream(raw, CompressionMode.Decompress) : new GZipStream(raw, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    private async Task<string?> LineAsync()
    {
        List<byte> line = [];
        while (true)
        {
            if (start == end && !await FillAsync())
            {
                return line.Count == 0 ? null : throw new InvalidDataException($"The connection ends within a line: {Encoding.Latin1.GetString([.. line])}");
            }

            var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            line.AddRange(buffer.AsSpan(start, found < 0 ? end - start : found));
            start = found < 0 ? end : start + found + 1;
            if (found >= 0)
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }
        }
    }

    private async Task<byte[]> BytesAsync(int count)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            if (start == end && !await FillAsync())
            {
                throw new InvalidDataException($"The connection ends after {at} of {count} bytes of a body.");
            }

            var part = Math.Min(count - at, end - start);
            buffer.AsSpan(start, part).CopyTo(bytes.AsSpan(at));
            start += part;
            at += part;
        }

        return bytes;
    }

    private async Task<byte[]> ToEndAsync()
    {
        List<byte> all = [];
        do
        {
            all.AddRange(buffer.AsSpan(start, end - start));
            start = end;
        }
        while (await FillAsync());
        return [.. all];
    }

    private async Task<bool> FillAsync()
    {
        start = 0;
        end = 0;
        try
        {
            end = await stream.ReadAsync(buffer).AsTask().WaitAsync(Patience, TimeProvider.System);
        }
        catch (IOException)
        {
            // A server that will not read the rest of a body resets the connection after its answer.
        }

        return end > 0;
    }
}

/// <summary>An answer with its body decompressed.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    public bool ClosesConnection => string.Equals(Headers.GetValueOrDefault("Connection"), "close", StringComparison.OrdinalIgnoreCase);
}
