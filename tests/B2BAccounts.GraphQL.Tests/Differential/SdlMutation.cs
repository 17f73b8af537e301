using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Changes a schema's text in one or two places, most often so that it can still be read: lines go, double or move, names and
/// types change, directives, defaults and definitions come in.</summary>
internal sealed class SdlMutation(int seed)
{
    private static readonly string[] Directives =
    [
        "@deprecated", "@deprecated(reason: \"x\")", "@deprecated(reason: null)", "@deprecated(reason: 1)", "@deprecated(why: \"x\")", "@deprecated(reason: \"\"\"b\"\"\")",
        "@deprecated(reason: \"a\", reason: \"b\")", "@specifiedBy(url: \"https://x.test\")", "@specifiedBy", "@specifiedBy(url: $u)", "@oneOf", "@oneOf @oneOf",
        "@oneOf(a: 1)", "@skip(if: true)", "@once", "@once @once", "@many(n: 1)", "@many(n: 1) @many(n: 2)", "@many(n: \"1\")", "@many(n: 1, f: { a: 1, b: \"x\" })",
        "@many(n: 1, f: { a: 1, a: 2 })", "@many(n: 1, f: { nope: 1 })", "@many(n: 1, e: [RED, BLACK])", "@many(n: 1, e: RED)", "@many(n: 3000000000)", "@many", "@unknown", "@unknown(a: 1)",
    ];

    private static readonly string[] Defaults =
    [
        "1", "-3", "3000000000", "1.5", "\"x\"", "true", "null", "RED", "BLACK", "[]", "[1, null]", "[[1]]", "{}", "{ a: 1 }", "{ a: \"x\" }", "{ b: \"x\", a: 2 }",
        "{ next: { a: 1 } }", "{ next: { next: {} } }", "{ by: 1 }", "{ number: 1, name: \"n\" }", "{ number: null }", "{ number: 1 }", "$v", "{ a: 1, a: 1 }", "[RED, GREEN]",
    ];

    private static readonly string[] Definitions =
    [
        "type Extra { a: Int }", "type Account { a: Int }", "extend type Account { extra: Int }", "extend type Account { name: Int }", "extend type Account @once",
        "extend type Account implements Audited", "extend type Account implements Audited { changed: Day }", "extend interface Node { extra: Int }", "extend interface Named implements Audited",
        "extend union Party = Person", "extend union Party = Robot", "extend union Party = Node", "extend enum Color { BLACK }", "extend enum Color { RED }", "extend input Filter { extra: Int! }",
        "extend input Filter { a: String }", "extend input By { more: Int }", "extend input By { more: Int! }", "extend scalar Day @specifiedBy(url: \"https://y.test\")", "extend scalar Day @once",
        "extend scalar Nothing @once", "extend type Filter { a: Int }", "extend input Account { a: Int }", "extend schema @once", "extend schema { subscription: Person }", "extend schema { query: Person }",
        "schema { query: Query }", "schema { query: Account mutation: Mutation }", "schema @once { query: Query mutation: Query }", "schema { query: Color }", "schema { query: Nobody }",
        "\"described\" schema { query: Query }", "schema { mutation: Mutation }", "schema { query: Query query: Account }",
        "directive @once on FIELD", "directive @self(a: Int @self) on ARGUMENT_DEFINITION", "directive @two(a: Loop) on INPUT_FIELD_DEFINITION input Loop { a: Int @two }", "directive @bad(a: Account) on FIELD",
        "directive @__x on FIELD", "directive @x(__a: Int) on FIELD", "directive @x(a: Int, a: Int) on FIELD", "directive @x(a: Int! @deprecated) on FIELD", "directive @x(a: Int = \"x\") on FIELD",
        "directive @deprecated(reason: Int) on FIELD_DEFINITION", "directive @skip on FIELD", "directive @oneOf on OBJECT", "directive @specifiedBy(url: String!) on SCALAR",
        "scalar Int", "scalar Boolean @specifiedBy(url: \"https://x.test\")", "scalar ID", "extend scalar String @once", "type String { a: Int }", "scalar __Day", "type __Mine { a: Int }", "type __Type { a: Int }",
        "enum __TypeKind { A }", "enum Odd { true }", "enum Odd { __A }", "enum Odd", "union Odd", "union Odd = Odd", "union Odd = Account | Account", "union Odd = Color", "type Odd", "interface Odd", "input Odd",
        "input Odd { a: Odd! }", "input Odd { a: [Odd!]! }", "input Odd { a: Odd }", "input Odd { a: Odd = {} }", "input Odd { a: Odd = { a: null } }", "input Odd { a: [Odd] = [{}] }", "input Odd @oneOf { a: Odd }",
        "input Odd @oneOf { a: Odd b: Int }", "input Odd @oneOf { a: Odd2 } input Odd2 @oneOf { b: Odd }", "input Odd { a: Odd2! } input Odd2 { b: Odd! }", "input Odd { a: Odd2! } input Odd2 { b: Odd }",
        "input Odd { a: Odd2 = {} } input Odd2 { b: Odd = {} }", "input Odd { a: Odd2 = { b: {} } } input Odd2 { b: Odd = {} }", "input Odd { a: Filter = { next: { next: { a: 1 } } } }",
        "interface Odd implements Odd { a: Int }", "interface Odd implements Odd2 { a: Int } interface Odd2 implements Odd { a: Int }", "interface Odd implements Node { id: ID! }",
        "interface Odd implements Named { id: ID! name: String }", "type Odd implements Named & Node { id: ID! name: String! }", "type Odd implements Named & Node { id: ID name: String }",
        "type Odd implements Node { id(x: Int): ID! }", "type Odd implements Node { id(x: Int!): ID! }", "type Odd implements Node { id(x: Int! = 1): ID! }", "type Odd implements Account { id: ID! }",
        "type Odd implements Nobody { a: Int }", "type Odd { a: Nobody }", "type Odd { a: Filter }", "type Odd { a(x: Account): Int }", "type Odd { a(x: [Party!]): Int }", "type Odd { __a: Int }", "type Odd { a(__x: Int): Int }",
        "type Odd { a(x: Int, x: Int): Int }", "type Odd { a: Int a: Int }", "type Odd { a(x: Int! @deprecated): Int }", "type Odd { a(x: Int! = 1 @deprecated): Int }", "input Odd { a: Int! @deprecated }",
        "{ version }", "query Q { version }", "fragment F on Account { id }", "interface Unused { a: Int }", "interface Odd @oneOf { a: Int }", "union Odd @deprecated = Account",
        "\"only a description\"", "extend", "extend type", "type Odd {}", "enum Odd {}", "input Odd {}", "type Odd { a }", "type Odd { a(): Int }", "directive @x on NOWHERE", "directive @x repeatable on | FIELD | OBJECT",
        "type Odd implements & Node { id: ID! }", "type Odd implements Node, Named { id: ID! name: String }", "union Odd = | Account", "type Odd implements Fielded { f: Dog }",
    ];

    private static readonly string[] OtherNames = ["Int", "Float", "String", "Boolean", "ID", "__Type", "__x", "Nobody", "query", "true", "on", "FIELD", "FIELD_DEFINITION", "id", "a"];

    private readonly Random random = new(seed);

    public string Apply(string sdl)
    {
        for (var count = random.Next(1, 3); count > 0; count--)
        {
            sdl = Once(sdl);
        }

        return sdl;
    }

    private string Once(string sdl) => random.Next(12) switch
    {
        0 => Line(sdl),
        1 or 2 => $"{sdl}\n{Pick(Definitions)}",
        3 => Token(sdl, TokenKind.Name, name => OtherName(name, sdl)),
        10 => Reference(sdl, type => $"{type.Replace("!", "", StringComparison.Ordinal)} = {Pick(Defaults)}"),
        11 => Reference(sdl, type => type.EndsWith('!') ? type[..^1] : $"{type}!"),
        4 => Reference(sdl, type => Pick([$"{type}!", $"[{type}]", $"[{type}!]", $"[[{type}]]", OtherName(type, sdl)])),
        5 => Reference(sdl, type => $"{type} {Pick(Directives)}"),
        6 => Reference(sdl, type => $"{type} = {Pick(Defaults)}"),
        7 => Token(sdl, TokenKind.Bang, _ => Pick(["", "", "", "!!"])),
        8 => Opening(sdl, $"{Pick([.. Directives, "implements Node", "implements Audited", "& Node"])} {{"),
        _ => random.Next(3) == 0 ? Token(sdl, null, token => Pick(["", $"{token} {token}"])) : Token(sdl, TokenKind.Name, name => OtherName(name, sdl)),
    };

    private string Line(string sdl)
    {
        var lines = sdl.Split('\n').ToList();
        var at = random.Next(lines.Count);
        var line = lines[at];
        switch (random.Next(3))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, line);
                break;
            default:
                lines.RemoveAt(at);
                lines.Insert(random.Next(lines.Count), line);
                break;
        }

        return string.Join('\n', lines);
    }

    /// <summary>A type after a colon, its wrappers included.</summary>
    private string Reference(string sdl, Func<string, string> change)
    {
        var tokens = Tokens(sdl);
        List<(TokenKind Kind, int Start, int End)> references = [];
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i - 1].Kind == TokenKind.Colon && tokens[i].Kind is TokenKind.Name or TokenKind.BracketLeft)
            {
                var last = i;
                while (tokens[last].Kind == TokenKind.BracketLeft)
                {
                    last++;
                }

                while (last + 1 < tokens.Count && tokens[last + 1].Kind is TokenKind.BracketRight or TokenKind.Bang)
                {
                    last++;
                }

                references.Add((TokenKind.Name, tokens[i].Start, tokens[last].End));
            }
        }

        return Change(sdl, references, change);
    }

    /// <summary>Puts something before the brace of a definition.</summary>
    private string Opening(string sdl, string by) =>
        Change(sdl, [.. Tokens(sdl).Where(t => t.Kind == TokenKind.BraceLeft && t.End < sdl.Length && sdl[t.End] == '\n')], _ => by);

    private string Token(string sdl, TokenKind? kind, Func<string, string> change) =>
        Change(sdl, [.. Tokens(sdl).Where(t => kind is null || t.Kind == kind)], change);

    private string Change(string sdl, List<(TokenKind Kind, int Start, int End)> tokens, Func<string, string> change)
    {
        if (tokens.Count == 0)
        {
            return sdl;
        }

        var (_, start, end) = tokens[random.Next(tokens.Count)];
        return sdl[..start] + change(sdl[start..end]) + sdl[end..];
    }

    private string OtherName(string name, string sdl) => random.Next(4) switch
    {
        0 => Pick(OtherNames),
        1 => name.Length > 2 ? name.Remove(random.Next(name.Length), 1) : name + "s",
        _ => Pick([.. Tokens(sdl).Where(t => t.Kind == TokenKind.Name).Select(t => sdl[t.Start..t.End])]),
    };

    private static List<(TokenKind Kind, int Start, int End)> Tokens(string sdl)
    {
        List<(TokenKind Kind, int Start, int End)> tokens = [];
        try
        {
            var lexer = new Lexer(new Source(sdl));
            for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
            {
                tokens.Add((lexer.Kind, lexer.Start, lexer.End));
            }
        }
        catch (GraphQLSyntaxException)
        {
            // What was read before the fault can be changed.
        }

        return tokens;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
