using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace B2BAccounts.GraphQL.Language;

/// <summary>Cuts a text into tokens, one at a time and without copying: a token's text is made when the parser asks for it (section 2.1).</summary>
internal sealed class Lexer(Source source)
{
    private const char NoChar = '\0';

    private readonly string body = source.Body;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private string? stringValue;

    public Source Source => source;

    public TokenKind Kind { get; private set; } = TokenKind.StartOfFile;

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Where the token before this one ended.</summary>
    public int LastEnd { get; private set; }

    /// <summary>The text of the current token; for a string, what it means.</summary>
    public ReadOnlySpan<char> Text => stringValue is null ? body.AsSpan(Start, End - Start) : stringValue;

    /// <summary>The text of the current name token: one string for each name in the document, however often it occurs.</summary>
    public string InternedName()
    {
        var text = body.AsSpan(Start, End - Start);
        if (names.TryGetValue(text, out var known))
        {
            return known;
        }

        var name = text.ToString();
        names.Set.Add(name);
        return name;
    }

    public bool IsName(string name) => Kind == TokenKind.Name && body.AsSpan(Start, End - Start).SequenceEqual(name);

    public string Describe() => Kind >= TokenKind.Name ? $"{Kind.Describe()} \"{Text}\"" : Kind.Describe();

    public void Advance()
    {
        LastEnd = End;
        stringValue = null;
        var position = SkipIgnored(End);
        if (position >= body.Length)
        {
            Take(TokenKind.EndOfFile, body.Length, body.Length);
            return;
        }

        var c = body[position];
        var punctuator = Punctuator(c);
        if (punctuator != TokenKind.StartOfFile)
        {
            Take(punctuator, position, position + 1);
        }
        else if (IsNameStart(c))
        {
            ReadName(position);
        }
        else if (c == '"')
        {
            if (CharAt(position + 1) == '"' && CharAt(position + 2) == '"')
            {
                ReadBlockString(position);
            }
            else
            {
                ReadString(position);
            }
        }
        else if (char.IsAsciiDigit(c) || c == '-')
        {
            ReadNumber(position);
        }
        else if (c == '.')
        {
            ReadSpread(position);
        }
        else
        {
            Fail(position, c == '\''
                ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                : IsScalarAt(position)
                    ? $"Unexpected character: {DescribeCharAt(position)}."
                    : $"Invalid character: {DescribeCharAt(position)}.");
        }
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static TokenKind Punctuator(char c) => c switch
    {
        '!' => TokenKind.Bang,
        '$' => TokenKind.Dollar,
        '&' => TokenKind.Amp,
        '(' => TokenKind.ParenLeft,
        ')' => TokenKind.ParenRight,
        ':' => TokenKind.Colon,
        '=' => TokenKind.Equal,
        '@' => TokenKind.At,
        '[' => TokenKind.BracketLeft,
        ']' => TokenKind.BracketRight,
        '{' => TokenKind.BraceLeft,
        '|' => TokenKind.Pipe,
        '}' => TokenKind.BraceRight,
        _ => TokenKind.StartOfFile,
    };

    private char CharAt(int position) => position < body.Length ? body[position] : NoChar;

    private bool IsScalarAt(int position) =>
        !char.IsSurrogate(body[position]) || (position + 1 < body.Length && char.IsSurrogatePair(body[position], body[position + 1]));

    private int SkipIgnored(int position)
    {
        while (position < body.Length)
        {
            switch (body[position])
            {
                case '\uFEFF' or '\t' or ' ' or ',' or '\n' or '\r':
                    position++;
                    break;
                case '#':
                    position = SkipComment(position + 1);
                    break;
                default:
                    return position;
            }
        }

        return position;
    }

    private int SkipComment(int position)
    {
        while (position < body.Length && body[position] is not ('\n' or '\r') && IsScalarAt(position))
        {
            position += char.IsSurrogate(body[position]) ? 2 : 1;
        }

        return position;
    }

    private void Take(TokenKind kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }

    private void ReadName(int start)
    {
        var position = start + 1;
        while (position < body.Length && (char.IsAsciiLetterOrDigit(body[position]) || body[position] == '_'))
        {
            position++;
        }

        Take(TokenKind.Name, start, position);
    }

    private void ReadSpread(int position)
    {
        var next = CharAt(position + 1);
        if (next == '.' && CharAt(position + 2) == '.')
        {
            Take(TokenKind.Spread, position, position + 3);
            return;
        }

        if (next == '.')
        {
            Fail(position, "Unexpected \"..\", did you mean \"...\"?");
        }

        if (char.IsAsciiDigit(next))
        {
            var digits = body[(position + 1)..ReadDigits(position + 1)];
            Fail(position, $"Invalid number, expected digit before \".\", did you mean \"0.{digits}\"?");
        }

        Fail(position, "Unexpected character: \".\".");
    }

    /// <summary>Sections 2.9.1 and 2.9.2: no leading zeros, no leading plus, and nothing that looks like a name may follow.</summary>
    private void ReadNumber(int start)
    {
        var position = start;
        var kind = TokenKind.Int;
        if (CharAt(position) == '-')
        {
            position++;
        }

        if (CharAt(position) == '0')
        {
            position++;
            if (char.IsAsciiDigit(CharAt(position)))
            {
                Fail(position, $"Invalid number, unexpected digit after 0: {DescribeCharAt(position)}.");
            }
        }
        else
        {
            position = ReadDigits(position);
        }

        if (CharAt(position) == '.')
        {
            kind = TokenKind.Float;
            position = ReadDigits(position + 1);
        }

        if (CharAt(position) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position++;
            position = ReadDigits(CharAt(position) is '+' or '-' ? position + 1 : position);
        }

        if (CharAt(position) == '.' || IsNameStart(CharAt(position)))
        {
            Fail(position, $"Invalid number, expected digit but got: {DescribeCharAt(position)}.");
        }

        Take(kind, start, position);
    }

    private int ReadDigits(int position)
    {
        if (!char.IsAsciiDigit(CharAt(position)))
        {
            Fail(position, $"Invalid number, expected digit but got: {DescribeCharAt(position)}.");
        }

        while (char.IsAsciiDigit(CharAt(position)))
        {
            position++;
        }

        return position;
    }

    private void ReadString(int start)
    {
        var position = start + 1;
        var chunk = position;
        StringBuilder? built = null;
        while (position < body.Length)
        {
            var c = body[position];
            if (c == '"')
            {
                stringValue = built is null
                    ? body[chunk..position]
                    : built.Append(body, chunk, position - chunk).ToString();
                Take(TokenKind.String, start, position + 1);
                return;
            }

            if (c is '\n' or '\r')
            {
                break;
            }

            if (c == '\\')
            {
                built = (built ?? new StringBuilder()).Append(body, chunk, position - chunk);
                position = CharAt(position + 1) == 'u' ? ReadUnicodeEscape(position, built) : ReadEscape(position, built);
                chunk = position;
            }
            else
            {
                position = SkipStringChar(position);
            }
        }

        Fail(position, "Unterminated string.");
    }

    private int SkipStringChar(int position)
    {
        if (!IsScalarAt(position))
        {
            Fail(position, $"Invalid character within String: {DescribeCharAt(position)}.");
        }

        return position + (char.IsSurrogate(body[position]) ? 2 : 1);
    }

    private int ReadEscape(int position, StringBuilder built)
    {
        var c = CharAt(position + 1);
        built.Append(c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Failure(position, $"Invalid character escape sequence: \"{Slice(position, 2)}\"."),
        });
        return position + 2;
    }

    /// <summary>\uXXXX, a surrogate pair of two of them, or \u{X…} (section 2.9.4).</summary>
    private int ReadUnicodeEscape(int position, StringBuilder built)
    {
        if (CharAt(position + 2) == '{')
        {
            return ReadBracedEscape(position, built);
        }

        var code = ReadFourHex(position + 2);
        if (code is >= 0 and (< 0xD800 or > 0xDFFF))
        {
            built.Append((char)code);
            return position + 6;
        }

        if (code is >= 0xD800 and <= 0xDBFF && CharAt(position + 6) == '\\' && CharAt(position + 7) == 'u')
        {
            var trail = ReadFourHex(position + 8);
            if (trail is >= 0xDC00 and <= 0xDFFF)
            {
                built.Append((char)code).Append((char)trail);
                return position + 12;
            }
        }

        throw Failure(position, $"Invalid Unicode escape sequence: \"{Slice(position, 6)}\".");
    }

    private int ReadBracedEscape(int position, StringBuilder built)
    {
        var point = 0;
        var size = 3;
        while (size < 12)
        {
            var c = CharAt(position + size++);
            if (c == '}')
            {
                if (size < 5 || !Rune.IsValid(point))
                {
                    break;
                }

                built.Append(new Rune(point).ToString());
                return position + size;
            }

            point = (point << 4) | HexDigit(c);
            if (point < 0)
            {
                break;
            }
        }

        throw Failure(position, $"Invalid Unicode escape sequence: \"{Slice(position, size)}\".");
    }

    /// <summary>Negative when one of the four is no hex digit.</summary>
    private int ReadFourHex(int position) =>
        (HexDigit(CharAt(position)) << 12) | (HexDigit(CharAt(position + 1)) << 8)
        | (HexDigit(CharAt(position + 2)) << 4) | HexDigit(CharAt(position + 3));

    private static int HexDigit(char c) => char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : -1;

    private void ReadBlockString(int start)
    {
        var position = start + 3;
        var chunk = position;
        var line = new StringBuilder();
        List<string> lines = [];
        while (position < body.Length)
        {
            switch (body[position])
            {
                case '"' when CharAt(position + 1) == '"' && CharAt(position + 2) == '"':
                    lines.Add(line.Append(body, chunk, position - chunk).ToString());
                    stringValue = BlockStrings.Dedent(lines);
                    Take(TokenKind.BlockString, start, position + 3);
                    return;
                case '\\' when string.CompareOrdinal(body, position + 1, "\"\"\"", 0, 3) == 0:
                    line.Append(body, chunk, position - chunk);
                    chunk = position + 1;
                    position += 4;
                    break;
                case '\n' or '\r':
                    lines.Add(line.Append(body, chunk, position - chunk).ToString());
                    line.Clear();
                    position += body[position] == '\r' && CharAt(position + 1) == '\n' ? 2 : 1;
                    chunk = position;
                    break;
                default:
                    position = SkipStringChar(position);
                    break;
            }
        }

        Fail(position, "Unterminated string.");
    }

    /// <summary>A piece of the text for a message; never half a surrogate pair, which could not be sent.</summary>
    private string Slice(int position, int length)
    {
        var end = Math.Min(position + length, body.Length);
        return body[position..(end < body.Length && char.IsSurrogatePair(body[end - 1], body[end]) ? end + 1 : end)];
    }

    private string DescribeCharAt(int position) => DescribeCharAt(body, position);

    /// <summary>How messages name a character: itself when it can be read, else its number.</summary>
    public static string DescribeCharAt(string body, int position)
    {
        if (position >= body.Length)
        {
            return "<EOF>";
        }

        var c = body[position];
        if (c is >= ' ' and <= '~')
        {
            return c == '"' ? "'\"'" : $"\"{c}\"";
        }

        var code = position + 1 < body.Length && char.IsSurrogatePair(c, body[position + 1]) ? char.ConvertToUtf32(c, body[position + 1]) : c;
        return "U+" + code.ToString("X4", CultureInfo.InvariantCulture);
    }

    private GraphQLSyntaxException Failure(int position, string description) => new(source, position, description);

    [DoesNotReturn]
    private void Fail(int position, string description) => throw Failure(position, description);
}
