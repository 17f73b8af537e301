namespace B2BAccounts.GraphQL.Tests.Conventions;

public sealed class PayloadTests
{
    private const string Rename =
        "mutation ($number: String!, $to: String!) { rename(number: $number, to: $to) { company { number } errors { __typename ... on Error { message code path } } } }";

    [Fact]
    public async Task A_change_that_is_made_answers_its_result_and_no_errors()
    {
        var payload = (await Book.InMemory(FilterTests.Companies()).DataAsync(Rename, new { number = "N3", to = "x" })).GetProperty("rename");

        Assert.Equal("""{"company":{"number":"N3"},"errors":null}""", payload.ToString());
    }

    [Theory]
    [InlineData("N3", "", "RuleError", "A company has a name.")]
    [InlineData("none", "x", "MissingError", "No such company.")]
    public async Task A_refused_change_answers_typed_errors_in_its_payload(string number, string to, string type, string message)
    {
        var payload = (await Book.InMemory(FilterTests.Companies()).DataAsync(Rename, new { number, to })).GetProperty("rename");

        Assert.Equal(
            $$"""{"company":null,"errors":[{"__typename":"{{type}}","message":"{{message}}","code":"REFUSED","path":null}]}""", payload.ToString());
    }

    [Theory]
    [InlineData("other")]
    [InlineData("broken")]
    public async Task What_is_no_declared_refusal_is_answered_at_top_level_without_its_text(string to)
    {
        var (code, message) = await Book.InMemory(FilterTests.Companies()).ErrorAsync(Rename, new { number = "N3", to });

        Assert.Equal("INTERNAL", code);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }
}
