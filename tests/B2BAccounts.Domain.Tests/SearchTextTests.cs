namespace B2BAccounts.Domain.Tests;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("  ACME   GmbH ", "acme gmbh")]
    [InlineData("Müller & Söhne Straße", "muller & sohne strasse")]
    [InlineData("ＡＣＭＥ　株式会社", "acme 株式会社")]
    [InlineData("Công ty Cổ phần Sữa Việt Nam", "cong ty co phan sua viet nam")]
    [InlineData("ĐẶNG ƯỚC", "dang uoc")]
    [InlineData("ﾄﾖﾀｼﾞﾄﾞｳｼｬ", "トヨタジドウシャ")]
    [InlineData("ﾊﾟﾅｿﾆｯｸ", "パナソニック")]
    [InlineData("İSTANBUL ılık", "istanbul ilik")]
    [InlineData("Łódź Ørsted Æther Þór", "lodz orsted aether thor")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("华为\t技术\u00A0有限公司", "华为 技术 有限公司")]
    [InlineData("\uFEFFAcme\u200B", "acme")]
    [InlineData(" \u3000 ", "")]
    public void Case_width_accents_and_spaces_make_no_difference(string written, string folded)
    {
        Assert.Equal(folded, SearchText.Normalise(written));
        Assert.Equal(folded, SearchText.Normalise(folded));
    }
}
