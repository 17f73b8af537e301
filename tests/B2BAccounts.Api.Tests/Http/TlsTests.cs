using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>The server on every address of the machine, with a certificate.</summary>
public sealed class TlsTests : IDisposable
{
    private const byte Alert = 21;
    private const byte ProtocolVersion = 70;

    private readonly TestCertificate certificate = new();

    public void Dispose() => certificate.Dispose();

    [DatabaseFact]
    public async Task With_a_certificate_the_server_answers_on_every_address_over_tls_alone()
    {
        await using var program = await StartAsync("--AllowedHosts=b2b.example");
        Assert.Contains("listens on https://0.0.0.0:", program.Greeting, StringComparison.Ordinal);
        Assert.DoesNotContain("for this machine only", program.Greeting, StringComparison.Ordinal);
        using var client = Client(program);
        using var answer = await AskAsync(client, TestCertificate.Host);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("max-age=63072000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        using var plain = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port(program)}") };
        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync("/health/live"));
    }

    [DatabaseFact]
    public async Task Browsers_are_not_bound_to_tls_for_every_program_of_localhost()
    {
        await using var program = await StartAsync();
        using var client = Client(program);
        using var answer = await AskAsync(client, "localhost");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [DatabaseFact]
    public async Task The_two_newest_versions_of_tls_are_spoken_and_no_older_one()
    {
        await using var program = await StartAsync();
#pragma warning disable CA5398 // The versions are what is tested.
        foreach (var version in (SslProtocols[])[SslProtocols.Tls12, SslProtocols.Tls13])
#pragma warning restore CA5398
        {
            using var tcp = new TcpClient("127.0.0.1", Port(program));
            await using var tls = new SslStream(tcp.GetStream());
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = TestCertificate.Host, CertificateChainPolicy = certificate.Trust(), EnabledSslProtocols = version,
            });
            Assert.Equal(version, tls.SslProtocol);
        }

        Assert.Equal((Alert, ProtocolVersion), await GreetAsync(Port(program), minor: 2));
        Assert.Equal((Alert, ProtocolVersion), await GreetAsync(Port(program), minor: 1));
        // The same greeting with TLS 1.2 is taken up, so that it is the version that was refused.
        Assert.NotEqual(Alert, (await GreetAsync(Port(program), minor: 3)).Kind);
    }

    [DatabaseFact]
    public async Task A_certificate_that_is_replaced_is_shown_without_a_new_start()
    {
        // A port of the system's choice would be another one then.
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var program = await StartAsync($"--Kestrel:Endpoints:Network:Url=https://127.0.0.1:{port}");
        using var next = new TestCertificate();
        File.Copy(next.Pem, certificate.Pem, overwrite: true);
        File.Copy(next.Key, certificate.Key, overwrite: true);
        var clock = Stopwatch.StartNew();
        while (!await IsShownAsync(next, port))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), "The server still shows the old certificate.");
            await Task.Delay(200);
        }
    }

    private static async Task<bool> IsShownAsync(TestCertificate expected, int port)
    {
        try
        {
            using var tcp = new TcpClient("127.0.0.1", port);
            await using var tls = new SslStream(tcp.GetStream());
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = TestCertificate.Host, CertificateChainPolicy = expected.Trust() });
            return true;
        }
        catch (Exception notYet) when (notYet is AuthenticationException or SocketException or IOException)
        {
            return false;
        }
    }

    private Task<RunningProgram> StartAsync(params string[] settings) => RunningProgram.EmptyAsync(
    [
        "--Kestrel:Endpoints:Network:Url=https://0.0.0.0:0",
        $"--Kestrel:Endpoints:Network:Certificate:Path={certificate.Pem}",
        $"--Kestrel:Endpoints:Network:Certificate:KeyPath={certificate.Key}",
        .. settings,
    ]);

    private static int Port(RunningProgram program) => program.Client.BaseAddress!.Port;

    private HttpClient Client(RunningProgram program) => new(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = certificate.Trust() } })
    {
        BaseAddress = new Uri($"https://127.0.0.1:{Port(program)}"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", program.Key) },
    };

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }), Headers = { Host = host } };
        return await client.SendAsync(request);
    }

    // A client's greeting byte by byte (RFC 5246, section 7.4.1.2): .NET's own clients greet with no old version. The answer's kind of
    // record, and of an alert what it says.
    private static async Task<(byte Kind, byte Alert)> GreetAsync(int port, byte minor)
    {
        byte[] suites = minor == 3 ? [0xC0, 0x2B] : [0xC0, 0x09];
        byte[] extensions = [.. Extension(10, [0, 2, 0, 23]), .. Extension(11, [1, 0]), .. Extension(13, [0, 2, 4, 3])];
        byte[] hello = [3, minor, .. new byte[32], 0, .. Sized(suites), 1, 0, .. Sized(extensions)];
        byte[] handshake = [1, 0, .. Sized(hello)];
        byte[] record = [22, 3, 1, .. Sized(handshake)];
        using var tcp = new TcpClient("127.0.0.1", port);
        var stream = tcp.GetStream();
        await stream.WriteAsync(record);
        var answer = new byte[7];
        await stream.ReadExactlyAsync(answer);
        return (answer[0], answer[6]);

        static byte[] Extension(byte kind, byte[] content) => [0, kind, .. Sized(content)];
        static byte[] Sized(byte[] content) => [(byte)(content.Length >> 8), (byte)content.Length, .. content];
    }
}
