namespace B2BAccounts.GraphQL.Language;

/// <content>Steps over tokens, lists of things, limits and failures.</content>
public sealed partial class Parser
{
    private void Advance()
    {
        lexer.Advance();
        if (lexer.Kind != TokenKind.EndOfFile && ++tokens > options.MaxTokens)
        {
            throw TooManyTokens();
        }
    }

    /// <summary>Counts on to the end, so that the client learns how far beyond the limit it is.</summary>
    private GraphQLSyntaxException TooManyTokens()
    {
        var position = lexer.Start;
        while (lexer.Kind != TokenKind.EndOfFile)
        {
            lexer.Advance();
            tokens += lexer.Kind == TokenKind.EndOfFile ? 0 : 1;
        }

        return new GraphQLSyntaxException(
            source,
            position,
            $"Document contains {tokens} tokens, the limit is {options.MaxTokens}. Parsing aborted.",
            "tokens");
    }

    private void Enter()
    {
        if (++nesting > options.MaxNesting)
        {
            throw TooDeep();
        }
    }

    // The rest is read only to say how deep it goes.
    private GraphQLSyntaxException TooDeep()
    {
        var position = lexer.Start;
        var (depth, deepest) = (nesting, nesting);
        while (lexer.Kind != TokenKind.EndOfFile)
        {
            lexer.Advance();
            depth += lexer.Kind switch
            {
                TokenKind.BraceLeft or TokenKind.BracketLeft => 1,
                TokenKind.BraceRight or TokenKind.BracketRight => -1,
                _ => 0,
            };
            deepest = Math.Max(deepest, depth);
        }

        return new GraphQLSyntaxException(
            source,
            position,
            $"Document nests {deepest} levels of braces and brackets deep, the limit is {options.MaxNesting}. Parsing aborted.",
            "nesting");
    }

    private string TakeText()
    {
        var text = lexer.Text.ToString();
        Advance();
        return text;
    }

    private void Expect(TokenKind kind)
    {
        if (lexer.Kind != kind)
        {
            throw Expected(kind.Describe());
        }

        if (kind != TokenKind.EndOfFile)
        {
            Advance();
        }
    }

    private bool TakeOptional(TokenKind kind)
    {
        if (lexer.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!TakeOptionalKeyword(keyword))
        {
            throw Expected($"\"{keyword}\"");
        }
    }

    private bool TakeOptionalKeyword(string keyword)
    {
        if (!lexer.IsName(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private IReadOnlyList<T> Any<T>(TokenKind open, Func<Parser, T> parse, TokenKind close)
    {
        Expect(open);
        if (TakeOptional(close))
        {
            return [];
        }

        List<T> items = [];
        do
        {
            items.Add(parse(this));
        }
        while (!TakeOptional(close));
        return items;
    }

    private IReadOnlyList<T> Many<T>(TokenKind open, Func<Parser, T> parse, TokenKind close)
    {
        Expect(open);
        List<T> items = [];
        do
        {
            items.Add(parse(this));
        }
        while (!TakeOptional(close));
        return items;
    }

    private IReadOnlyList<T> OptionalMany<T>(TokenKind open, Func<Parser, T> parse, TokenKind close) =>
        lexer.Kind == open ? Many(open, parse, close) : [];

    /// <summary>One or more, with a delimiter between them and perhaps before the first.</summary>
    private IReadOnlyList<T> Delimited<T>(TokenKind delimiter, Func<Parser, T> parse)
    {
        TakeOptional(delimiter);
        List<T> items = [];
        do
        {
            items.Add(parse(this));
        }
        while (TakeOptional(delimiter));
        return items;
    }

    private GraphQLSyntaxException Unexpected() => Failure(lexer.Start, $"Unexpected {lexer.Describe()}.");

    private GraphQLSyntaxException Expected(string what) => Failure(lexer.Start, $"Expected {what}, found {lexer.Describe()}.");

    private GraphQLSyntaxException Failure(int position, string description) => new(source, position, description);
}
