using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Makes one to three small mistakes in a document, of the kinds that people make.</summary>
internal sealed class Mutation(SchemaParts schema, int seed)
{
    private static readonly string[] Literals =
    [
        "1", "-2147483649", "9.5", "\"x\"", "true", "null", "[]", "[1]", "{}", "{id: 1, email: null}", "RED", "$v0", "$missing", "\"\"\"b\"\"\"",
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "!", ":", "=", "|", "&", "...", "$", "@", "on", "@skip(if: true)", "@include", "@tag(name: \"t\")", "@onField",
        "@unknown(a: 1)", "__typename", "name: id", "id: name", "... on Query { __typename }", "...F0", "...Nobody", "query", "fragment F0 on Query { id }",
        "{ id }", "(id: 1)", "(id: 1, id: 2)", "\"", "\"\\x\"", "01", "1.", "#", "?", "..", "type X { a: Y }", "extend schema @skip",
        "__schema { types { fields { type { fields { type { fields { name } } } } } } }",
    ];

    private readonly Random random = new(seed);

    public string Apply(string document)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            document = Once(document);
        }

        return document;
    }

    private string Once(string document)
    {
        List<(TokenKind Kind, int Start, int End)> tokens = [];
        try
        {
            var lexer = new Lexer(new Source(document));
            for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
            {
                tokens.Add((lexer.Kind, lexer.Start, lexer.End));
            }
        }
        catch (GraphQLSyntaxException)
        {
            return document;
        }

        if (tokens.Count < 2)
        {
            return document + " {";
        }

        var roll = random.Next(100);
        if (roll < 50)
        {
            var (_, start, end) = Pick([.. tokens.Where(t => t.Kind == TokenKind.Name).DefaultIfEmpty(tokens[0])]);
            return Replace(document, start, end, OtherName(document[start..end], document, tokens));
        }

        if (roll < 70)
        {
            var (_, start, end) = Pick(
                [.. tokens.Where(t => t.Kind is TokenKind.Int or TokenKind.Float or TokenKind.String or TokenKind.BlockString).DefaultIfEmpty(tokens[^1])]);
            return Replace(document, start, end, Pick(Literals));
        }

        var chosen = Pick(tokens);
        return roll switch
        {
            < 78 => Replace(document, chosen.Start, chosen.End, ""),
            < 84 => Replace(document, chosen.End, chosen.End, " " + document[chosen.Start..chosen.End]),
            _ => Replace(document, chosen.End, chosen.End, $" {Pick(Pieces)} "),
        };
    }

    /// <summary>Another name of the document or the schema, or the same mistyped.</summary>
    private string OtherName(string name, string document, List<(TokenKind Kind, int Start, int End)> tokens) => random.Next(4) switch
    {
        0 => name.Length > 2 ? name.Remove(random.Next(name.Length), 1) : name + "s",
        1 => Pick([.. tokens.Where(t => t.Kind == TokenKind.Name).Select(t => document[t.Start..t.End])]),
        2 => Pick(schema.Schema.Types).Name,
        _ => Pick(schema.FieldNames),
    };

    private static string Replace(string text, int start, int end, string by) => text[..start] + by + text[end..];

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
