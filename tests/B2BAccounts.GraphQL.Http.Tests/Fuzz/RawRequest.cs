using System.Text;

namespace B2BAccounts.GraphQL.Http.Tests.Fuzz;

/// <summary>The bytes of a request as they go over the wire.</summary>
/// <param name="Bytes">Head and body.</param>
/// <param name="IsFramed">The head tells the truth about where the body ends, so that exactly one answer is due.</param>
internal sealed record RawRequest(byte[] Bytes, bool IsFramed)
{
    /// <summary>The answer has no body, whatever its head says.</summary>
    public bool IsHead => Bytes.AsSpan().StartsWith("HEAD "u8);

    public override string ToString() => Encoding.Latin1.GetString(Bytes);
}
