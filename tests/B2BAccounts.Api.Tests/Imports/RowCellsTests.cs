using B2BAccounts.Api.Imports;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class RowCellsTests
{
    private static readonly ImportColumn[] Columns = [new("value", "", "")];

    [Theory]
    [InlineData("1,234.56", ".", ",", "1234.56")]
    [InlineData("1.234,56", ",", ".", "1234.56")]
    [InlineData("1 234 567,8", ",", " ", "1234567.8")]
    [InlineData("1\u00A0234,8", ",", " ", "1234.8")]
    [InlineData("12'345.60", ".", "'", "12345.60")]
    [InlineData("  -42  ", ".", ",", "-42")]
    [InlineData("+0.0001", ".", "", "0.0001")]
    public void A_number_is_read_in_the_style_that_the_map_names(string written, string point, string group, string number) =>
        Assert.Equal(decimal.Parse(number), Cells(written, new ImportMap { Decimal = point, Thousands = group }).Number("value"));

    [Theory]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData("12,34,567")]
    [InlineData("1234,567")]
    [InlineData(",123")]
    [InlineData("1,234,")]
    [InlineData("1.2.3")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e5")]
    [InlineData("$5")]
    [InlineData("5-")]
    [InlineData("twelve")]
    [InlineData("٣")]
    [InlineData("NaN")]
    public void What_is_no_number_in_the_style_is_refused_and_never_guessed(string written) =>
        Assert.Equal(ImportCodes.NumberUnreadable, Refused(() => Cells(written).Number("value")).Code);

    [Theory]
    [InlineData("1234567890123456789012345.00", "MONEY_OUT_OF_RANGE")]
    [InlineData("55.940001", "MONEY_OUT_OF_RANGE")]
    [InlineData("55.9401", "MONEY_NOT_IN_MINOR_UNITS")]
    [InlineData("0.00", "AMOUNT_NOT_POSITIVE")]
    [InlineData("-1", "AMOUNT_NOT_POSITIVE")]
    [InlineData("", "VALUE_MISSING")]
    public void An_amount_that_is_none_is_refused_by_its_rule(string written, string code) =>
        Assert.Equal(code, Refused(() => Cells(written).Amount("value", Currency.Of("USD"))).Code);

    [Theory]
    [InlineData("2/29/2012", "2012-02-29")]
    [InlineData("12/31/2013", "2013-12-31")]
    [InlineData("2013-01-02", "2013-01-02")]
    public void A_date_is_read_by_the_first_format_that_fits(string written, string day) =>
        Assert.Equal(DateOnly.Parse(day), Cells(written, new ImportMap { DateFormats = ["M/d/yyyy", "yyyy-MM-dd"] }).Date("value"));

    [Theory]
    [InlineData("2/30/2013", "DATE_UNREADABLE")]
    [InlineData("13/45/2013", "DATE_UNREADABLE")]
    [InlineData("next Friday", "DATE_UNREADABLE")]
    [InlineData("1/2/0013", "VALUE_OUT_OF_RANGE")]
    [InlineData("1/2/9999", "VALUE_OUT_OF_RANGE")]
    public void An_impossible_date_is_refused(string written, string code) =>
        Assert.Equal(code, Refused(() => Cells(written, new ImportMap { DateFormats = ["M/d/yyyy"] }).Date("value")).Code);

    [Fact]
    public void Texts_are_trimmed_and_refused_with_control_characters_or_too_long()
    {
        Assert.Equal("x y", Cells(" \u00A0x y\u3000").Text("value", 3));
        Assert.Null(Cells("   ").Text("value", 3));
        Assert.Equal(ImportCodes.TextTooLong, Refused(() => Cells("xxxx").Text("value", 3)).Code);
        var hidden = Refused(() => Cells("12\u000034").Text("value", 60));
        Assert.Equal(ImportCodes.TextInvalid, hidden.Code);
        Assert.Contains("U+0000", hidden.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', Refused(() => Cells("12\u001B[31m").Date("value")).Message);
    }

    [Fact]
    public void Values_are_translated_before_they_are_read()
    {
        var map = new ImportMap { Values = new() { ["value"] = new() { ["Yes"] = "true", ["No"] = "false", [""] = "true" } } };
        Assert.True(Cells("yes", map).Flag("value"));
        Assert.False(Cells("No", map).Flag("value"));
        Assert.True(Cells("", map).Flag("value"));
        Assert.Equal(ImportCodes.ValueUnknown, Refused(() => Cells("maybe", map).Flag("value")).Code);
        Assert.Equal(AccountLanguage.ZhHans, Cells("zh_hans").OneOf<AccountLanguage>("value"));
        Assert.Contains("EN, ZH_HANS, ZH_HANT", Refused(() => Cells("French").OneOf<AccountLanguage>("value")).Message, StringComparison.Ordinal);
    }

    private static RowCells Cells(string written, ImportMap? map = null)
    {
        var rows = new DelimitedRows(new StringReader($"value,k\n\"{written}\",k\n"), ',');
        Assert.True(rows.Read());
        var cells = RowCells.Bind(map ?? ImportMap.Canonical, Columns, rows);
        Assert.True(rows.Read());
        cells.CheckShape();
        return cells;
    }

    private static RuleViolation Refused(Func<object?> read) => Assert.Throws<RuleViolation>(read);
}
