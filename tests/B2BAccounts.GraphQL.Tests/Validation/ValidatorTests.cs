using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Validation;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Validation;

public sealed class ValidatorTests
{
    private static readonly Schema Trade = SchemaBuilder.Build(Parser.Parse(TestSchemas.Trade));

    [Fact]
    public void A_valid_document_has_no_errors() => Assert.Empty(Messages(
        "query Q($id: ID!) { account(id: $id) { ...F } __schema { types { name } } } fragment F on Named { __typename name ... on Account { grade } }"));

    [Fact]
    public void An_error_says_what_is_meant_where_it_is_and_has_a_code()
    {
        var error = Assert.Single(Validator.Validate(Trade, Parser.Parse("{\n  acount(id: 1) { id }\n}")));

        Assert.Equal("Cannot query field \"acount\" on type \"Query\". Did you mean \"account\", \"count\", or \"accounts\"?", error.Message);
        Assert.Equal([new SourceLocation(2, 3)], error.Locations);
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", error.Code);
    }

    [Fact]
    public void Suggestions_can_be_hidden() => Assert.Equal(
        ["Cannot query field \"acount\" on type \"Query\"."],
        Messages("{ acount { id } }", new ValidationOptions { HideSuggestions = true }));

    [Theory]
    [InlineData("query($n: Int) { accounts(by: {number: $n}) { id } }")]
    [InlineData("query($n: Int) { account(id: 1) { contact(by: {number: $n}) { id } } }")]
    public void A_nullable_variable_in_a_one_of_object_is_refused_wherever_the_object_stands(string text) => Assert.Equal(
        ["Variable \"$n\" is of type \"Int\" but must be non-nullable to be used for OneOf Input Object \"ContactBy\"."], Messages(text));

    [Fact]
    public void A_custom_scalar_says_what_is_wrong_with_a_literal()
    {
        var schema = SchemaBuilder.Build(Parser.Parse(TestSchemas.Trade));
        ((ScalarType)schema.Type("LocalDate")!).Coercion = new ScalarCoercion<DateOnly>(
            value => value is StringValueNode text && DateOnly.TryParse(text.Value, out var day)
                ? day
                : throw new ScalarCoercionException("a day is written like \"2026-01-31\""),
            _ => default,
            (_, _) => { });
        var errors = Validator.Validate(schema, Parser.Parse("{ a: entry(date: \"2026-02-30\") { __typename } b: entry(date: \"2026-02-28\") { __typename } }"));

        Assert.Equal(
            "Expected value of type \"LocalDate\", but encountered error \"a day is written like \"2026-01-31\"\"; found: \"2026-02-30\".",
            Assert.Single(errors).Message);
    }

    [Fact]
    public void Validation_stops_after_the_largest_number_of_errors()
    {
        var errors = Messages("{" + string.Concat(Enumerable.Range(0, 50).Select(i => $" x{i}")) + "}", new ValidationOptions { MaxErrors = 10, Limits = OperationLimits.None });

        Assert.Equal(11, errors.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[^1]);
    }

    private static List<string> Messages(string text, ValidationOptions? options = null) =>
        [.. Validator.Validate(Trade, Parser.Parse(text), options).Select(e => e.Message)];
}
