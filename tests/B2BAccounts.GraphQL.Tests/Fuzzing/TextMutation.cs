using System.Text;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Tests.Fuzzing;

/// <summary>Changes a text as bytes, characters or tokens, repeats a part of it, or joins it with another.</summary>
internal sealed class TextMutation(Random random)
{
    private const int Longest = 20_000;

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", "!", ":", "=", "|", "&", "...", "..", "$", "@", "#", "\"", "\"\"\"", "\\", "\\\"\"\"", "\\u12", "\\u{1F600}", "\\u{D800}", "\\u{110000}",
        "\\uD83D\\uDE00", "\\uD83D", "'", "?", "\0", "\u0007", "\u007F", "\uFFFF", "\uFEFF", "\uD83D", "\uDE00", "😀", "é", "\u2028", "\n", "\r", "\r\n", "\t", ",",
        "0", "00", "-", "-0", "1.", ".5", "1e", "1e5", "1E+400", "99999999999999999999", "0x1F", "1a", "true", "false", "null", "on", "query", "mutation", "subscription",
        "fragment", "extend", "schema", "type", "interface", "union", "enum", "input", "scalar", "directive", "implements", "repeatable", "__typename", "__schema { types { name } }",
        "__type(name: \"Query\") { name }", "...F", "... on Query { __typename }", "fragment F on Query { __typename }", "@skip(if: true)", "@include(if: $yes)", "@deprecated",
        "$x", "$x: Int = 1", "{ a: 1 }", "[1, [2], null]", "\"text\"", "\"\"\"\n  block\n\"\"\"", "x: __typename",
    ];

    public string Apply(string text, string other)
    {
        if (random.Next(2) == 0)
        {
            // As people slip: the text most often can still be read.
            return Swapped(text, other);
        }

        for (var count = 1 + random.Next(3); count > 0; count--)
        {
            text = Once(text, other);
        }

        return text.Length > Longest ? text[..Longest] : text;
    }

    private string Once(string text, string other) => random.Next(12) switch
    {
        0 => Bytes(text),
        1 => Put(text, random.Next(text.Length + 1), 0, Pick(Pieces)),
        2 => Put(text, random.Next(text.Length + 1), random.Next(1, 12), ""),
        3 => Put(text, random.Next(text.Length + 1), 1, ((char)random.Next(random.Next(2) == 0 ? 128 : 65536)).ToString()),
        4 => Token(text, _ => Pick(Pieces)),
        5 => Token(text, _ => ""),
        6 => Token(text, token => $"{token} {token}"),
        7 => Repeated(text),
        8 => text[..random.Next(text.Length + 1)] + other[random.Next(other.Length + 1)..],
        9 => $"{text}\n{other}",
        _ => Swapped(text, other),
    };

    private string Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var count = 1 + random.Next(3); count > 0 && bytes.Length > 0; count--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A token becomes another of the same kind, of this text or the other.</summary>
    private string Swapped(string text, string other)
    {
        var tokens = Tokens(text);
        if (tokens.Count == 0)
        {
            return text;
        }

        var place = Pick(tokens);
        var like = (random.Next(2) == 0 ? tokens : Tokens(other)).Where(t => t.Kind == place.Kind).ToList();
        return Put(text, place.Start, place.Text.Length, like.Count > 0 ? Pick(like).Text : place.Text);
    }

    private string Token(string text, Func<string, string> change) =>
        Tokens(text) is { Count: > 0 } tokens && Pick(tokens) is var token ? Put(text, token.Start, token.Text.Length, change(token.Text)) : text;

    private string Repeated(string text)
    {
        var start = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 30), text.Length - start);
        return Put(text, start, 0, string.Concat(Enumerable.Repeat(text.Substring(start, length), random.Next(2, random.Next(20) == 0 ? 300 : 10))));
    }

    private static string Put(string text, int start, int length, string piece) =>
        text[..start] + piece + text[Math.Min(text.Length, start + length)..];

    private static List<Piece> Tokens(string text)
    {
        List<Piece> tokens = [];
        try
        {
            var lexer = new Lexer(new Source(text));
            for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
            {
                tokens.Add(new(lexer.Kind, lexer.Start, text[lexer.Start..lexer.End]));
            }
        }
        catch (GraphQLSyntaxException)
        {
            // What was read before the fault can be changed.
        }

        return tokens;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private readonly record struct Piece(TokenKind Kind, int Start, string Text);
}
