using System.Net;
using System.Net.Sockets;
using System.Text;

namespace B2BAccounts.Api.Tests.Databases;

/// <summary>Speaks so much of PostgreSQL's protocol (version 3.0) as a server does that asks for a password and does not take it.</summary>
internal sealed class RefusingPostgreSql : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<string> passwords = [];
    private readonly Task running;

    public RefusingPostgreSql()
    {
        listener.Start();
        running = RunAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it was told.</summary>
    public IReadOnlyList<string> Passwords => passwords;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await running;
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // It was told to end.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        const int EncryptionRequests = 80877103 >> 16;
        while ((await ReadAsync(stream, typed: false))[0..2] is var kind && ((kind[0] << 8) | kind[1]) == EncryptionRequests)
        {
            await stream.WriteAsync("N"u8.ToArray());
        }

        await stream.WriteAsync(new byte[] { (byte)'R', 0, 0, 0, 8, 0, 0, 0, 3 });
        passwords.Add(Encoding.UTF8.GetString(await ReadAsync(stream, typed: true)).TrimEnd('\0'));
        var refusal = Encoding.UTF8.GetBytes("SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"clerk\"\0\0");
        await stream.WriteAsync((byte[])[(byte)'E', 0, 0, 0, (byte)(refusal.Length + 4), .. refusal]);
    }

    // A message without its kind and its length.
    private static async Task<byte[]> ReadAsync(NetworkStream stream, bool typed)
    {
        var head = new byte[typed ? 5 : 4];
        await stream.ReadExactlyAsync(head);
        var body = new byte[(head[^2] << 8 | head[^1]) - 4];
        await stream.ReadExactlyAsync(body);
        return body;
    }
}
