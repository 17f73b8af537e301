using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    public static TheoryData<string> Sinks => [KitchenSinks.Executable, KitchenSinks.TypeSystem];

    [Theory]
    [MemberData(nameof(Sinks))]
    public void A_printed_document_parses_to_an_equal_tree(string text)
    {
        var tree = Parser.Parse(text);
        var printed = Printer.Print(tree);
        var again = Parser.Parse(printed);

        Assert.Equal(SyntaxTree.Describe(tree), SyntaxTree.Describe(again));
        Assert.Equal(printed, Printer.Print(again));
    }

    [Fact]
    public void Any_document_that_the_grammar_allows_survives_printing_and_parsing()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var tree = new SyntaxGenerator(seed).Document();
            var printed = Printer.Print(tree);
            var again = Parser.Parse(printed);
            Assert.True(SyntaxTree.Describe(tree) == SyntaxTree.Describe(again), $"Seed {seed} became another tree:\n{printed}");
        }
    }

    [Fact]
    public void A_text_that_no_block_string_can_mean_is_printed_in_quotes()
    {
        Assert.Equal("\"a\\rb\"", Printer.Print(new StringValueNode("a\rb", block: true)));
        Assert.Equal("\"\\na\"", Printer.Print(new StringValueNode("\na", block: true)));
        Assert.Equal("\"\"\"\na\nb\n\"\"\"", Printer.Print(new StringValueNode("a\nb", block: true)));
    }

    [Fact]
    public void Long_arguments_and_values_are_broken_into_lines()
    {
        var text = Printer.Print(Parser.Parse(
            "{ trips(wheelchair: false, arriveBy: false, includePlannedCancellations: true, transitDistanceReluctance: 2000) { dateTime } }"));

        Assert.Equal(
            """
            {
              trips(
                wheelchair: false
                arriveBy: false
                includePlannedCancellations: true
                transitDistanceReluctance: 2000
              ) {
                dateTime
              }
            }
            """,
            text);
    }
}
