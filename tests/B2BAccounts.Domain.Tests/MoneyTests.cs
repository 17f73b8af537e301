using System.Globalization;

namespace B2BAccounts.Domain.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("EUR", 2)]
    [InlineData("CNY", 2)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    public void A_currency_knows_its_minor_unit(string code, int decimals) => Assert.Equal(decimals, Currency.Of(code).MinorUnits);

    [Theory]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("")]
    [InlineData("DEM")]
    [InlineData("XAU")]
    public void A_code_that_is_no_active_currency_is_refused_by_name(string code)
    {
        var refused = Assert.Throws<RuleViolation>(() => Currency.Of(code, "input", "currency"));
        Assert.Equal(RuleCodes.CurrencyUnknown, refused.Code);
        Assert.Equal(["input", "currency"], refused.Path);
        Assert.Contains($"'{code}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_holds_what_the_published_list_holds()
    {
        var file = SharedData.Find("reference/iso4217-currencies.csv");
        var published = File.ReadLines(file).Skip(1).Select(CsvLine.Fields)
            .Where(f => f[2].Length == 3 && f[5].Length == 0 && int.TryParse(f[4], out _))
            .Select(f => (Code: f[2], Decimals: int.Parse(f[4])))
            .Distinct().OrderBy(f => f.Code, StringComparer.Ordinal).ToList();
        Assert.Equal(165, published.Count);
        Assert.Equal(published, Currency.Codes.Select(c => (c, Currency.Of(c).MinorUnits)));
    }

    [Theory]
    [InlineData("900000000000000", true)]
    [InlineData("-900000000000000", true)]
    [InlineData("900000000000000.0001", false)]
    [InlineData("0.0001", true)]
    [InlineData("0.00010000", true)]
    [InlineData("0.00001", false)]
    public void An_amount_outside_the_range_or_with_a_fifth_decimal_is_refused(string amount, bool allowed)
    {
        var value = decimal.Parse(amount);
        if (allowed)
        {
            Assert.Equal(value, new Money(value, "EUR").Amount);
        }
        else
        {
            Assert.Equal(RuleCodes.MoneyOutOfRange, Assert.Throws<RuleViolation>(() => new Money(value, "EUR")).Code);
        }
    }

    [Theory]
    [InlineData("60000.0000", "60000 CNY")]
    [InlineData("12.50", "12.5 CNY")]
    [InlineData("0.0001", "0.0001 CNY")]
    [InlineData("-0.00", "0 CNY")]
    [InlineData("-899999999999999.9990", "-899999999999999.999 CNY")]
    public void The_same_amount_is_written_alike_with_zeros_behind_it_or_without(string amount, string written) =>
        Assert.Equal(written, new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), "CNY").ToString());

    [Fact]
    public void A_sum_past_the_range_is_refused() =>
        Assert.Throws<RuleViolation>(() => new Money(Money.Limit, "EUR") + new Money(0.01m, "EUR"));

    [Fact]
    public void Amounts_of_two_currencies_are_never_combined()
    {
        var (yen, euro) = (new Money(100m, "JPY"), new Money(1m, "EUR"));
        Assert.Equal(RuleCodes.CurrencyMismatch, Assert.Throws<RuleViolation>(() => yen + euro).Code);
        Assert.Equal(RuleCodes.CurrencyMismatch, Assert.Throws<RuleViolation>(() => yen < euro).Code);
    }

    [Theory]
    [InlineData("10.005", "EUR", RuleCodes.MoneyNotInMinorUnits)]
    [InlineData("10.5", "JPY", RuleCodes.MoneyNotInMinorUnits)]
    [InlineData("0", "EUR", RuleCodes.AmountNotPositive)]
    [InlineData("-1", "EUR", RuleCodes.AmountNotPositive)]
    [InlineData("10.12345", "EUR", RuleCodes.MoneyOutOfRange)]
    public void A_document_amount_is_positive_and_in_whole_minor_units(string amount, string currency, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolation>(() => Money.OfDocument(decimal.Parse(amount), Currency.Of(currency))).Code);

    [Theory]
    [InlineData("2.345", "EUR", "2.35")]
    [InlineData("-2.345", "EUR", "-2.35")]
    [InlineData("0.5", "JPY", "1")]
    [InlineData("2.5", "JPY", "3")]
    [InlineData("1.0005", "KWD", "1.001")]
    public void Rounding_goes_half_away_from_zero(string amount, string currency, string rounded) =>
        Assert.Equal(decimal.Parse(rounded), Currency.Of(currency).Round(decimal.Parse(amount)));
}
