using System.Text;
using System.Text.Json;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Types.Scalars;

namespace B2BAccounts.GraphQL.Tests.Types;

public sealed class ScalarTests
{
    private static readonly Dictionary<string, ScalarCoercion> Scalars = new(CommonScalars.All, StringComparer.Ordinal)
    {
        ["Int"] = BuiltInScalars.Int,
        ["Float"] = BuiltInScalars.Float,
        ["String"] = BuiltInScalars.String,
        ["Boolean"] = BuiltInScalars.Boolean,
        ["ID"] = BuiltInScalars.Id,
    };

    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Int", "12e2", "1200")]
    [InlineData("Float", "1", "1")]
    [InlineData("Float", "0.1", "0.1")]
    [InlineData("String", "\"a\\\"b\\n\"", "\"a\\\"b\\n\"")]
    [InlineData("Boolean", "true", "true")]
    [InlineData("ID", "\"x\"", "\"x\"")]
    [InlineData("ID", "12345678901234567890", "\"12345678901234567890\"")]
    [InlineData("LocalDate", "\"2024-02-29\"", "\"2024-02-29\"")]
    [InlineData("DateTime", "\"2026-02-28T14:45:30+01:00\"", "\"2026-02-28T13:45:30Z\"")]
    [InlineData("DateTime", "\"2026-02-28T13:45:30.1234567Z\"", "\"2026-02-28T13:45:30.1234567Z\"")]
    [InlineData("Decimal", "1250.50", "1250.50")]
    [InlineData("Decimal", "0.1000000000000000055511151231", "0.1000000000000000055511151231")]
    [InlineData("Decimal", "79228162514264337593543950", "79228162514264337593543950")]
    [InlineData("Decimal", "1.5e3", "1500")]
    [InlineData("Long", "9223372036854775807", "9223372036854775807")]
    [InlineData("Long", "9007199254740993", "9007199254740993")]
    [InlineData("UUID", "\"3F2B0C1E-9d4a-4f6b-8a57-0c9d1e2f3a4b\"", "\"3f2b0c1e-9d4a-4f6b-8a57-0c9d1e2f3a4b\"")]
    [InlineData("URI", "\"https://example.com/a?b=c\"", "\"https://example.com/a?b=c\"")]
    [InlineData("CurrencyCode", "\"EUR\"", "\"EUR\"")]
    public void A_value_is_read_from_json_and_written_with_nothing_lost(string scalar, string json, string expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(expected, Written(Scalars[scalar], Scalars[scalar].ParseJson(document.RootElement)));
    }

    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Float", "1", "1")]
    [InlineData("ID", "4", "\"4\"")]
    [InlineData("Decimal", "-0.010", "-0.010")]
    [InlineData("Long", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("LocalDate", "\"2026-01-31\"", "\"2026-01-31\"")]
    public void A_literal_is_read_and_written_with_nothing_lost(string scalar, string literal, string expected) =>
        Assert.Equal(expected, Written(Scalars[scalar], Scalars[scalar].ParseLiteral(Parser.ParseConstValue(literal))));

    [Theory]
    [InlineData("Int", "\"1\"")]
    [InlineData("Int", "1.5")]
    [InlineData("Int", "2147483648")]
    [InlineData("Int", "1e999999999")]
    [InlineData("Int", "true")]
    [InlineData("Float", "\"1\"")]
    [InlineData("Float", "1e400")]
    [InlineData("String", "1")]
    [InlineData("Boolean", "1")]
    [InlineData("Boolean", "\"true\"")]
    [InlineData("ID", "1.5")]
    [InlineData("ID", "true")]
    [InlineData("LocalDate", "\"2023-02-29\"")]
    [InlineData("LocalDate", "\"2026-1-1\"")]
    [InlineData("LocalDate", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("LocalDate", "20260101")]
    [InlineData("DateTime", "\"2026-02-28\"")]
    [InlineData("DateTime", "\"2026-02-28T13:45:30\"")]
    [InlineData("DateTime", "\"2026-02-30T13:45:30Z\"")]
    [InlineData("Decimal", "\"1250.50\"")]
    [InlineData("Decimal", "1e30")]
    [InlineData("Decimal", "0.12345678901234567890123456789012345")]
    [InlineData("Decimal", "1e-40")]
    [InlineData("Decimal", "1e99999999999")]
    [InlineData("Long", "9223372036854775808")]
    [InlineData("Long", "1.5")]
    [InlineData("UUID", "\"3f2b0c1e9d4a4f6b8a570c9d1e2f3a4b\"")]
    [InlineData("URI", "\"orders/1\"")]
    [InlineData("CurrencyCode", "\"eur\"")]
    [InlineData("CurrencyCode", "\"EURO\"")]
    public void A_wrong_value_is_refused_with_what_was_given(string scalar, string json)
    {
        using var document = JsonDocument.Parse(json);

        var byVariable = Assert.Throws<ScalarCoercionException>(() => Scalars[scalar].ParseJson(document.RootElement));
        Assert.StartsWith($"{scalar} cannot represent", byVariable.Message.Replace("A number of more than 400 digits cannot be represented.", $"{scalar} cannot represent", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Throws<ScalarCoercionException>(() => Scalars[scalar].ParseLiteral(Parser.ParseConstValue(json)));
    }

    [Fact]
    public void A_double_that_is_no_number_is_not_written() =>
        Assert.Throws<ScalarCoercionException>(() => Written(BuiltInScalars.Float, double.NaN));

    [Theory]
    [InlineData("plain")]
    [InlineData("quote \" backslash \\ controls \u0001\u001f\t\b\f")]
    [InlineData("Zoë, 日本, 😀")]
    public void Strings_are_escaped_so_that_they_read_back(string text)
    {
        using var writer = new ResultWriter(1);
        writer.String(text);

        Assert.Equal(text, JsonSerializer.Deserialize<string>(writer.Written));
    }

    private static string Written(ScalarCoercion coercion, object value)
    {
        using var writer = new ResultWriter(16);
        switch (coercion)
        {
            case ScalarCoercion<int> c: c.Writer<int>()!(writer, (int)value); break;
            case ScalarCoercion<double> c: c.Writer<double>()!(writer, (double)value); break;
            case ScalarCoercion<string> c: c.Writer<string>()!(writer, (string)value); break;
            case ScalarCoercion<bool> c: c.Writer<bool>()!(writer, (bool)value); break;
            case ScalarCoercion<DateOnly> c: c.Writer<DateOnly>()!(writer, (DateOnly)value); break;
            case ScalarCoercion<DateTime> c: c.Writer<DateTime>()!(writer, (DateTime)value); break;
            case ScalarCoercion<decimal> c: c.Writer<decimal>()!(writer, (decimal)value); break;
            case ScalarCoercion<long> c: c.Writer<long>()!(writer, (long)value); break;
            case ScalarCoercion<Guid> c: c.Writer<Guid>()!(writer, (Guid)value); break;
            case ScalarCoercion<Uri> c: c.Writer<Uri>()!(writer, (Uri)value); break;
            default: throw new InvalidOperationException(coercion.ClrType.Name);
        }

        return Encoding.UTF8.GetString(writer.Written);
    }
}
