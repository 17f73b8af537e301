using System.Net;
using System.Net.Sockets;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>An address of our own that nobody has a reason to visit.</summary>
internal sealed class Trap : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/keys";

    /// <summary>Somebody has connected.</summary>
    public bool WasVisited => listener.Pending();

    public static Trap Set()
    {
        var trap = new Trap();
        trap.listener.Start();
        return trap;
    }

    public void Dispose() => listener.Dispose();
}
