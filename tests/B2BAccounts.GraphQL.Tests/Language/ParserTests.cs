using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("{", "Expected Name, found <EOF>.", 1, 2)]
    [InlineData("{ }", "Expected Name, found \"}\".", 1, 3)]
    [InlineData("\n{ ...MissingOn }\nfragment MissingOn Type", "Expected \"on\", found Name \"Type\".", 3, 20)]
    [InlineData("{ field: {} }", "Expected Name, found \"{\".", 1, 10)]
    [InlineData("notAnOperation Foo { field }", "Unexpected Name \"notAnOperation\".", 1, 1)]
    [InlineData("...", "Unexpected \"...\".", 1, 1)]
    [InlineData("{ \"\"", "Expected Name, found String \"\".", 1, 3)]
    [InlineData("query Q($x: Complex = { a: { b: [ $var ] } }) { field }", "Unexpected variable \"$var\" in constant value.", 1, 35)]
    [InlineData("fragment on on on { on }", "Unexpected Name \"on\".", 1, 10)]
    [InlineData("{ ...on }", "Expected Name, found \"}\".", 1, 9)]
    [InlineData("\"text\" { a }", "Unexpected description, descriptions are not supported on shorthand queries.", 1, 1)]
    [InlineData("\"text\" extend type A { a: Int }", "Unexpected description, only GraphQL definitions support descriptions.", 1, 1)]
    [InlineData("{ a(b: 01) }", "Invalid number, unexpected digit after 0: \"1\".", 1, 9)]
    [InlineData("{ a(b: 1.) }", "Invalid number, expected digit but got: \")\".", 1, 10)]
    [InlineData("{ a(b: .5) }", "Invalid number, expected digit before \".\", did you mean \"0.5\"?", 1, 8)]
    [InlineData("{ a(b: 1x) }", "Invalid number, expected digit but got: \"x\".", 1, 9)]
    [InlineData("{ a(b: \"x", "Unterminated string.", 1, 10)]
    [InlineData("{ a(b: \"\\q\") }", "Invalid character escape sequence: \"\\q\".", 1, 9)]
    [InlineData("{ a(b: \"\\u{110000}\") }", "Invalid Unicode escape sequence: \"\\u{110000}\".", 1, 9)]
    [InlineData("{ a(b: \"\\uD800\") }", "Invalid Unicode escape sequence: \"\\uD800\".", 1, 9)]
    [InlineData("{ a(b: \"\\😀\") }", "Invalid character escape sequence: \"\\😀\".", 1, 9)]
    [InlineData("{ a ? }", "Unexpected character: \"?\".", 1, 5)]
    [InlineData("{ a 'x' }", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 1, 5)]
    [InlineData("enum E { true }", "Name \"true\" is reserved and cannot be used for an enum value.", 1, 10)]
    [InlineData("extend type Account", "Unexpected <EOF>.", 1, 20)]
    [InlineData("directive @a on FIELDS", "Unexpected Name \"FIELDS\".", 1, 17)]
    public void A_text_that_is_no_document_gets_a_message_and_its_place(string text, string message, int line, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text)).Error;

        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal([new SourceLocation(line, column)], error.Locations);
        Assert.Equal("GRAPHQL_PARSE_FAILED", error.Code);
    }

    [Fact]
    public void A_string_means_its_characters_with_escapes_resolved()
    {
        var value = Assert.IsType<StringValueNode>(Parser.ParseValue("""  "\"\\\/\b\f\n\r\t\u00e9\u{1F600}\uD83D\uDE00 é😀"  """));

        Assert.Equal("\"\\/\b\f\n\r\té😀😀 é😀", value.Value);
    }

    [Fact]
    public void A_block_string_means_its_lines_without_their_common_indent()
    {
        // The example of section 2.9.4, with a line of its own for escaped quotes.
        var text = "\"\"\"\n\n    Hello,\r\n      World!\r\n\n    Yours,\n      \\\"\"\" GraphQL.\n  \t \n\"\"\"";

        Assert.Equal("Hello,\n  World!\n\nYours,\n  \"\"\" GraphQL.", Assert.IsType<StringValueNode>(Parser.ParseValue(text)).Value);
    }

    [Fact]
    public void Nodes_know_where_they_begin_and_end()
    {
        const string Text = "query A {\r\n  b(c: [1, {d: $e}]) @f(g: 2)\r  h\n}";
        var operation = Assert.IsType<OperationDefinitionNode>(Parser.Parse(Text).Definitions[0]);
        var field = Assert.IsType<FieldNode>(operation.SelectionSet.Selections[0]);

        Assert.Equal("b(c: [1, {d: $e}]) @f(g: 2)", Text[field.Start..field.End]);
        Assert.Equal("[1, {d: $e}]", Text[field.Arguments[0].Value.Start..field.Arguments[0].Value.End]);
        Assert.Equal("@f(g: 2)", Text[field.Directives[0].Start..field.Directives[0].End]);
        Assert.Equal(new SourceLocation(2, 3), field.Location);
        Assert.Equal(new SourceLocation(3, 3), operation.SelectionSet.Selections[1].Location);
        Assert.Equal(Text.Length, operation.End);
    }

    [Theory]
    [InlineData("{a")]
    [InlineData("{...")]
    [InlineData("{a(b:[", "[")]
    [InlineData("{a(b:{c:", "{c:")]
    [InlineData("query($a:[", "[")]
    [InlineData("type A{a:[", "[")]
    public void A_hundred_thousand_brackets_are_refused_and_do_not_overflow_the_stack(string start, string? repeated = null)
    {
        var text = start + string.Concat(Enumerable.Repeat(repeated ?? start, 100_000));

        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text)).Error;

        // The braces around a type's fields hold no braces of their own kind.
        var levels = text.Count(c => c is '{' or '[') - (text.StartsWith("type", StringComparison.Ordinal) ? 1 : 0);
        Assert.Contains($"nests {levels} levels of braces and brackets deep, the limit is 200", error.Message, StringComparison.Ordinal);
        Assert.Equal("LIMIT_EXCEEDED", error.Code);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_parsed_and_one_more_is_not()
    {
        static string Nested(int depth) =>
            string.Concat(Enumerable.Repeat("{a", depth)) + new string('}', depth);

        Assert.Single(Parser.Parse(Nested(200)).Definitions);
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(Nested(201)));
    }

    [Fact]
    public void A_document_with_too_many_tokens_is_told_how_many_it_has()
    {
        var options = new ParserOptions { MaxTokens = 5 };

        Assert.Single(Parser.Parse("{ a b c } # five tokens", options).Definitions);
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ a b c d e }", options)).Error;
        Assert.Equal("Syntax Error: Document contains 7 tokens, the limit is 5. Parsing aborted.", error.Message);
        Assert.Equal("LIMIT_EXCEEDED", error.Code);
    }

    [Fact]
    public void A_document_that_is_too_long_is_told_its_length()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ abc }", new ParserOptions { MaxLength = 6 })).Error;

        Assert.Equal("Syntax Error: Document is 7 characters long, the limit is 6. Parsing aborted.", error.Message);
        Assert.Single(Parser.Parse("{ abc }", new ParserOptions { MaxLength = 7 }).Definitions);
    }

    [Fact]
    public void A_name_is_one_string_however_often_it_occurs()
    {
        var operation = Assert.IsType<OperationDefinitionNode>(Parser.Parse("{ account account }").Definitions[0]);
        var names = operation.SelectionSet.Selections.Cast<FieldNode>().Select(f => f.Name.Value).ToList();

        Assert.Same(names[0], names[1]);
    }
}
