using System.Buffers.Text;
using System.Text;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>Ids as clients hold them.</summary>
public static class TestIds
{
    public static string Of(string type, long key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{key}"));
}
