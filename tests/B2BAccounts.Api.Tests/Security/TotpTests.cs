using System.Text;
using B2BAccounts.Api.Security;

namespace B2BAccounts.Api.Tests.Security;

public sealed class TotpTests
{
    private static readonly byte[] Published = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the rows of SHA1.
    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1111111109L, "07081804")]
    [InlineData(1111111111L, "14050471")]
    [InlineData(1234567890L, "89005924")]
    [InlineData(2000000000L, "69279037")]
    [InlineData(20000000000L, "65353130")]
    public void Codes_are_those_that_the_rfc_publishes(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Published, Totp.StepAt(DateTime.UnixEpoch.AddSeconds(seconds)), 8));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_of_the_step_before_or_after_is_taken_and_no_other(int steps, bool taken)
    {
        var now = new DateTime(2026, 3, 31, 9, 0, 0, DateTimeKind.Utc);
        var step = Totp.StepAt(now) + steps;
        Assert.Equal(taken ? step : null, Totp.StepOf(Published, Totp.Code(Published, step), now));
    }

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_in_base_32_without_padding(string bytes, string text) => Assert.Equal(text, Totp.Write(Encoding.ASCII.GetBytes(bytes)));
}
