using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Domain.Tests.Accounts;

/// <summary>The codes are public: of listed companies, of registers' own examples, or of python-stdnum's documentation.</summary>
public sealed class IdentifierCheckTests
{
    [Theory]
    [InlineData(IdentifierScheme.Uscc, "914403001922038216")] // Huawei Technologies
    [InlineData(IdentifierScheme.Uscc, "9144030071526726XG")] // Tencent Computer Systems
    [InlineData(IdentifierScheme.Uscc, "91110000802100433B")] // Baidu Online
    [InlineData(IdentifierScheme.Lei, "HWUPKR0MPOU8FGXBT394")] // Apple
    [InlineData(IdentifierScheme.Lei, "7LTWFZYICNSX8D621K86")] // Deutsche Bank
    [InlineData(IdentifierScheme.Lei, "INR2EJN1ERAN0W5ZP974")] // Microsoft
    [InlineData(IdentifierScheme.Lei, "W38RGI023J3WT1HWRP32")] // Siemens
    [InlineData(IdentifierScheme.Vat, "DE136695976")]
    [InlineData(IdentifierScheme.Vat, "DE129274202")] // Siemens
    [InlineData(IdentifierScheme.Vat, "FR40303265045")]
    [InlineData(IdentifierScheme.Vat, "FR23334175221")]
    [InlineData(IdentifierScheme.Vat, "FRK7399859412")]
    [InlineData(IdentifierScheme.Vat, "IT00743110157")]
    [InlineData(IdentifierScheme.Vat, "ESB58378431")]
    [InlineData(IdentifierScheme.Vat, "ESA28015865")] // Telefónica
    [InlineData(IdentifierScheme.Vat, "ES54362315K")]
    [InlineData(IdentifierScheme.Vat, "ESX2482300W")]
    [InlineData(IdentifierScheme.Vat, "ESJ99216582")]
    [InlineData(IdentifierScheme.Vat, "NL004495445B01")]
    [InlineData(IdentifierScheme.Vat, "NL123456789B13")] // the tax office's example of the new form
    [InlineData(IdentifierScheme.Vat, "BE0428759497")]
    [InlineData(IdentifierScheme.Vat, "BE0403019261")]
    [InlineData(IdentifierScheme.Vat, "ATU13585627")]
    [InlineData(IdentifierScheme.Vat, "PL8567346215")]
    [InlineData(IdentifierScheme.Vat, "PT501964843")]
    [InlineData(IdentifierScheme.Vat, "SE123456789701")]
    [InlineData(IdentifierScheme.Vat, "SE556703748501")] // Spotify
    [InlineData(IdentifierScheme.Vat, "DK13585628")]
    [InlineData(IdentifierScheme.Vat, "FI20774740")]
    [InlineData(IdentifierScheme.Vat, "IE6433435F")]
    [InlineData(IdentifierScheme.Vat, "IE6433435OA")]
    [InlineData(IdentifierScheme.Vat, "IE8D79739I")]
    [InlineData(IdentifierScheme.Vat, "GB980780684")]
    [InlineData(IdentifierScheme.Vat, "LU15027442")]
    [InlineData(IdentifierScheme.Vat, "HR33392005961")]
    [InlineData(IdentifierScheme.Vat, "SK2022749619")]
    [InlineData(IdentifierScheme.Vat, "EL094259216")]
    [InlineData(IdentifierScheme.Vat, "HU12892312")]
    [InlineData(IdentifierScheme.Vat, "EE100931558")]
    [InlineData(IdentifierScheme.Vat, "MT11679112")]
    public void A_code_that_really_exists_is_verified_and_one_with_a_changed_digit_is_not(IdentifierScheme scheme, string code)
    {
        var right = IdentifierCheck.Check(scheme, code);
        Assert.True(right.Verified, $"{code}: {right.Problem}");
        Assert.Null(right.Problem);

        var at = code.Length - 3;
        var changed = code[..at] + (code[at] == '9' ? '0' : char.IsAsciiDigit(code[at]) ? (char)(code[at] + 1) : '5') + code[(at + 1)..];
        var wrong = IdentifierCheck.Check(scheme, changed);
        Assert.False(wrong.Verified, changed);
        Assert.NotNull(wrong.Problem);
        Assert.Equal(changed, wrong.Value);
    }

    [Theory]
    [InlineData(IdentifierScheme.Vat, "de 136.695-976", "DE136695976", true)]
    [InlineData(IdentifierScheme.Uscc, "9144 0300 7152 6726 xg", "9144030071526726XG", true)]
    [InlineData(IdentifierScheme.Duns, "15-048-3782", "150483782", false)]
    [InlineData(IdentifierScheme.Vat, "CZ25123891", "CZ25123891", false)]
    [InlineData(IdentifierScheme.Other, " a-b.1 ", "a-b.1", false)]
    public void Separators_and_case_are_dropped_and_a_code_without_public_check_stays_unverified(
        IdentifierScheme scheme, string written, string kept, bool verified)
    {
        var result = IdentifierCheck.Check(scheme, written);
        Assert.Equal((kept, verified, null), (result.Value, result.Verified, result.Problem));
    }

    [Theory]
    [InlineData(IdentifierScheme.Duns, "12345678")]
    [InlineData(IdentifierScheme.Uscc, "91440300715267261I")]
    [InlineData(IdentifierScheme.Lei, "HWUPKR0MPOU8FGXBT3")]
    [InlineData(IdentifierScheme.Vat, "DE12345")]
    [InlineData(IdentifierScheme.Vat, "US123456789")]
    [InlineData(IdentifierScheme.Vat, "")]
    [InlineData(IdentifierScheme.Vat, "GR094259216")]
    public void A_code_of_the_wrong_form_says_what_the_form_is(IdentifierScheme scheme, string written) =>
        Assert.NotNull(IdentifierCheck.Check(scheme, written).Problem);
}
