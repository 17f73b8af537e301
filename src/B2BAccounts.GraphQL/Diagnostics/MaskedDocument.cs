using System.Text;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>A document's text that may be kept: <c>?</c> stands for each number and text, since people write names and amounts there, and
/// comments are left out. Two documents that differ in these only have one masked text.</summary>
internal static class MaskedDocument
{
    private const int MostCharacters = 2000;

    public static string Of(string text)
    {
        var masked = new StringBuilder();
        var lexer = new Lexer(new Source(text));
        try
        {
            for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
            {
                if (masked.Length > MostCharacters)
                {
                    return Cut(masked, MostCharacters);
                }

                if (masked.Length > 0 && lexer.Start > lexer.LastEnd)
                {
                    masked.Append(text.AsSpan(lexer.LastEnd, lexer.Start - lexer.LastEnd).TrimStart().StartsWith(',') ? ", " : " ");
                }

                _ = lexer.Kind is TokenKind.Int or TokenKind.Float or TokenKind.String or TokenKind.BlockString
                    ? masked.Append('?')
                    : masked.Append(lexer.Text);
            }
        }
        catch (GraphQLSyntaxException)
        {
            return Cut(masked, masked.Length);
        }

        return masked.Length > MostCharacters ? Cut(masked, MostCharacters) : masked.ToString();
    }

    private static string Cut(StringBuilder masked, int length) => masked.ToString(0, Math.Min(length, masked.Length)) + "…";
}
