using B2BAccounts.GraphQL.Diagnostics;

namespace B2BAccounts.GraphQL.Tests.Diagnostics;

/// <summary>Documents as traces and logs keep them.</summary>
public sealed class MaskedDocumentTests
{
    [Theory]
    [InlineData("{a}", "{a}")]
    [InlineData("query Q($a: Int = 5, $b: [String!]) {\n  f(x: -1.5e3,\n y: \"text\", on: true, kind: OTHER, z: null) # a secret\n  { ...F }\n}",
        "query Q($a: Int = ?, $b: [String!]) { f(x: ?, y: ?, on: true, kind: OTHER, z: null) { ...F } }")]
    [InlineData("{ f(x: \"\"\"a # \"b\" \n c\"\"\") { a: b @skip(if: $c) } }", "{ f(x: ?) { a: b @skip(if: $c) } }")]
    [InlineData("{ f(x: {a: 1, b: [2, 3]}) }", "{ f(x: {a: ?, b: [?, ?]}) }")]
    [InlineData("{ f(x: \"not ended", "{ f(x:…")]
    [InlineData("", "")]
    [InlineData("\u00A0 secret", "…")]
    public void Numbers_texts_and_comments_are_masked(string document, string expected) =>
        Assert.Equal(expected, MaskedDocument.Of(document));

    [Theory]
    [InlineData("{ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }", 100)]
    [InlineData("a", 90_000)]
    public void A_long_document_is_cut(string part, int times) =>
        Assert.Equal(2001, MaskedDocument.Of(string.Concat(Enumerable.Repeat(part, times))).Length);

    [Fact]
    public void A_mask_has_no_line_ends_so_that_one_entry_of_a_log_cannot_look_like_two() =>
        Assert.DoesNotContain('\n', MaskedDocument.Of("{\r\n a\u2028: b,\n\n c\n}"));
}
