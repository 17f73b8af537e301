using B2BAccounts.Api.Imports;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Tests.Imports;

/// <summary>Letters are lines of documents, each of an account of its own; "?" is a row that nobody can tell the document of, "!x" a wrong line of x.</summary>
public sealed class LinesOfDocumentsTests
{
    [Theory]
    [InlineData("aab", "")]
    [InlineData("aba", "a")]
    [InlineData("a?b", "ab")]
    [InlineData("a?a", "a")]
    [InlineData("?a", "a")]
    [InlineData("a?", "a")]
    [InlineData("a??b", "ab")]
    [InlineData("a!ab", "a")]
    [InlineData("!aab", "a")]
    [InlineData("a!bc", "b")]
    [InlineData("a!ba", "ab")]
    [InlineData("a!bb", "b")]
    [InlineData("!bab", "b")]
    [InlineData("b!cab!b", "bc")]
    [InlineData("a?!bc", "ab")]
    [InlineData("a!b?c", "bc")]
    public void A_document_goes_in_only_when_all_its_lines_can(string file, string refused)
    {
        var (documents, rows) = (new LinesOfDocuments(), Rows(file).ToList());
        for (var i = 0; i < rows.Count; i++)
        {
            documents.Look(i + 2, rows[i]);
        }

        Assert.Equal(refused, string.Concat("abc".Where(d => documents.WhyNot(Line(d)) is not null)));
    }

    [Fact]
    public void A_number_may_be_that_of_several_accounts()
    {
        var documents = new LinesOfDocuments();
        foreach (var account in new[] { "A1", "A2" })
        {
            documents.Look(2, Line('x', account));
        }

        Assert.Null(documents.WhyNot(Line('x', "A1")));
        documents.Look(4, new WrongLine("x", new RuleViolation("VALUE_MISSING", "account is empty.")));
        Assert.Contains("Line 4", documents.WhyNot(Line('x', "A1"))!.Message, StringComparison.Ordinal);
        Assert.NotNull(documents.WhyNot(Line('x', "A2")));
    }

    [Fact]
    public void A_document_has_at_most_ten_thousand_lines()
    {
        var documents = new LinesOfDocuments();
        for (var i = 0; i < LinesOfDocuments.Most; i++)
        {
            documents.Look(i, Line('a'));
        }

        Assert.Null(documents.WhyNot(Line('a')));
        documents.Look(10_001, Line('a'));
        Assert.NotNull(documents.WhyNot(Line('a')));
    }

    private static IEnumerable<LineRow> Rows(string file)
    {
        for (var i = 0; i < file.Length; i++)
        {
            yield return file[i] switch
            {
                '?' => new WrongLine(null, new RuleViolation("ROW_TOO_SHORT", "short")),
                '!' => new WrongLine($"{file[++i]}", new RuleViolation("VALUE_MISSING", "quantity is empty.")),
                var d => Line(d),
            };
        }
    }

    private static ImportedLine Line(char document, string? account = null) => new(
        new NamedAccount(account ?? $"A-{document}", null, null), $"{document}", new DateOnly(2010, 12, 1), null, null, null, null, false, "P", null, 1m, 1m, null, null, default);
}
