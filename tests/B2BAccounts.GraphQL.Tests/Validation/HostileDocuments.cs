using System.Globalization;
using System.Text;

namespace B2BAccounts.GraphQL.Tests.Validation;

/// <summary>Documents that are small to send and, answered naively, dear: each family makes one of about as many tokens as it is asked
/// for, or of ten times as many characters where it has few tokens.</summary>
internal static class HostileDocuments
{
    public const string Sdl = TestSchemas.Small + """

        extend type Query { find(where: Filter, matrix: [[Int]], text: String, number: Int, unit: Unit): String many: [Human!]! }
        extend type Human { find(where: Filter): String }
        input Filter { and: [Filter!] name: String number: Int one: One }
        input One @oneOf { a: Int b: String c: One }
        type Subscription { posted: Dog }
        directive @mark(a: Int, b: String) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION
        """;

    public sealed record Request(string Query, string? Variables = null);

    /// <param name="Make">The document of about so many tokens.</param>
    /// <param name="Within">How the answer begins when the document is just within the default limits of length and tokens: the first
    /// error's message, or "data".</param>
    public sealed record Family(string Name, Func<int, Request> Make, string Within);

    public static IReadOnlyList<Family> All { get; } =
    [
        .. Nesting(), .. Fields(), .. Fragments(), .. Values(), .. Names(), .. Variables(), .. Texts(), .. Introspection(),
    ];

    private const string TooDeep = "Syntax Error: Document nests ";

    private static IEnumerable<Family> Nesting()
    {
        yield return new("fields in fields", n => new($"{{ dog {{ owner {{ name {Nested(n / 3, "relatives { ", "name ", "}")} }} }} }}"), TooDeep);
        yield return new("inline fragments in inline fragments", n => new($"{{ {Nested(n / 3, "... { ", "version", "}")} }}"), TooDeep);
        yield return new("lists in lists", n => new($"{{ find(matrix: {Nested(n / 2, "[", "1", "]")}) }}"), TooDeep);
        yield return new("objects in objects", n => new($"{{ find(where: {Nested(n / 4, "{and:", "{}", "}")}) }}"), TooDeep);
        yield return new("list types in list types", n => new($"query ($v: {Nested(n / 2, "[", "Int", "]")}) {{ version }}"), TooDeep);
        yield return new("lists in defaults of variables", n => new($"query ($v: [Int] = {Nested(n / 2, "[", "1", "]")}) {{ version }}"), TooDeep);
        yield return new("lists in arguments of directives", n => new($"{{ version @mark(a: {Nested(n / 2, "[", "1", "]")}) }}"), TooDeep);
        yield return new("brackets that never close", n => new($"{{ find(matrix: {Repeat(n, _ => "[")}"), TooDeep);
        yield return new("braces that never close", n => new(Repeat(n, _ => "{a")), TooDeep);
        yield return new("fields in fields through fragments", n => new(
            "{ dog { owner { ...F0 } } }" + Repeat(n / 13, i => $" fragment F{i} on Human {{ relatives {{ ...F{i + 1} }} }}") + $" fragment F{n / 13} on Human {{ name }}"),
            "The operation's fields nest ");
    }

    private static IEnumerable<Family> Fields()
    {
        yield return new("one field many times", n => new("{" + Repeat(n, _ => " version") + "}"), "data");
        yield return new("one field with sub-fields many times", n => new("{" + Repeat(n / 4, _ => " dog { name }") + "}"), "data");
        yield return new("one field under many aliases", n => new("{" + Repeat(n / 3, i => $" a{i}: version") + "}"), "The operation has 3000 aliases, the limit is 100.");
        yield return new("a field under many aliases in a list", n => new("{ many {" + Repeat(n / 3, i => $" a{i}: name") + "} }"), "The operation has 3000 aliases, the limit is 100.");
        yield return new("a field under many aliases in one fragment", n => new(
            "{ dog { ...F ...F } } fragment F on Dog {" + Repeat(n / 3, i => $" a{i}: name") + "}"), "The operation has 6000 aliases, the limit is 100.");
        yield return new("directives on one field", n => new("{ version" + Repeat(n / 2, _ => " @mark") + "}"), "data");
        yield return new("directives that may stand once, on one field", n => new(
            "{ version" + Repeat(n / 7, _ => " @skip(if: false)") + "}"), "The directive \"@skip\" can only be used once at this location.");
        yield return new("directives with arguments on one field", n => new("{ version" + Repeat(n / 7, i => $" @mark(a: {i})") + "}"), "data");
        yield return new("unknown directives on one field", n => new("{ version" + Repeat(n / 2, i => $" @mork{i}") + "}"), "Unknown directive \"@mork0\".");
        yield return new("arguments of one field", n => new("{ find(" + Repeat(n / 3, i => $" a{i}: 1") + ") }"), "Unknown argument \"a0\" on field \"Query.find\".");
        yield return new("one argument many times", n => new("{ find(" + Repeat(n / 3, _ => " number: 1") + ") }"), "There can be only one argument named \"number\".");
        yield return new("fields that all conflict", n => new(
            "{" + Repeat(n / 9, i => $" dog(atLeast: {i}) {{ name }}") + "}"), "Fields \"dog\" conflict because they have differing arguments.");
        yield return new("fields that all conflict below", n => new(
            "{" + Repeat(n / 9, i => $" dog {{ knows(command: {(i % 2 == 0 ? "SIT" : "DOWN")}) }}") + "}"), "Fields \"dog\" conflict because subfields \"knows\" conflict");
        yield return new("equal fields and one conflict", n => new(
            "{" + Repeat(n - 6, _ => " version") + " x: ok x: id }"), "Fields \"x\" conflict because \"ok\" and \"id\" are different fields.");
        yield return new("equal fields with sub-fields and one conflict", n => new(
            "{" + Repeat((n - 6) / 4, _ => " dog { name }") + " x: ok x: id }"),
            "Fields of the document overlap in more ways than can be checked, the limit is 500000 comparisons. Validation aborted.");
        yield return new("inline fragments of two types", n => new(
            "{ pets {" + Repeat(n / 12, _ => " ... on Dog { name } ... on Cat { name }") + "} }"), "data");
        yield return new("inline fragments of two types with the same aliases for different fields", n => new(
            "{ pets {" + Repeat(n / 18, i => $" ... on Dog {{ a{i}: name }} ... on Cat {{ a{i}: meows }}") + "} }"), "The operation has 1000 aliases, the limit is 100.");
        yield return new("root fields of a subscription", n => new("subscription {" + Repeat(n / 6, _ => " posted { name }") + "}"),
            "A subscription needs a transport");
    }

    private static IEnumerable<Family> Fragments()
    {
        yield return new("fragments that double at each step", n => new(
            "{ dog { owner { ...F0 } } }"
            + Repeat(n / 21, i => $" fragment F{i} on Human {{ a: relatives {{ ...F{i + 1} }} b: relatives {{ ...F{i + 1} }} }}")
            + $" fragment F{n / 21} on Human {{ name }}"), "The operation's fields nest 431 deep, the limit is 25.");
        yield return new("wide fragments that double twenty steps deep", n => new(
            "{ dog { owner { ...F0 } } }"
            + Repeat(20, i => $" fragment F{i} on Human {{ relatives {{ name {Repeat(n / 46, _ => $" ...F{i + 1}")} }} }}")
            + " fragment F20 on Human { name }"), "The operation's field cost is at least 1000000000000000, the limit is 50000.");
        yield return new("fragments that spread all later ones", n => new(
            "{ dog { owner { ...F0 } } }"
            + Repeat(Root(n), i => $" fragment F{i} on Human {{ name{Repeat(Root(n) - i, j => $" ...F{i + 1 + j}")} }}")
            + $" fragment F{Root(n)} on Human {{ name }}"), "data");
        yield return new("fragments that spread all, themselves too", n => new(
            "{ dog { owner { ...F0 } } }" + Repeat(Root(n), i => $" fragment F{i} on Human {{ name{Repeat(Root(n), j => $" ...F{j}")} }}")),
            "Cannot spread fragment \"F0\" within itself");
        yield return new("one long cycle of fragments", n => new(
            "{ dog { owner { ...F0 } } }" + Repeat(n / 8, i => $" fragment F{i} on Human {{ ...F{(i + 1) % (n / 8)} }}")), "Cannot spread fragment \"F0\" within itself");
        yield return new("one long chain of fragments", n => new(
            "{ dog { owner { ...F0 } } }" + Repeat(n / 8, i => $" fragment F{i} on Human {{ ...F{i + 1} }}") + $" fragment F{n / 8} on Human {{ name }}"), "data");
        yield return new("one fragment spread many times", n => new("{ dog { owner {" + Repeat(n / 2, _ => " ...F") + " } } } fragment F on Human { name }"), "data");
        yield return new("fragments that nobody spreads", n => new("{ version }" + Repeat(n / 7, i => $" fragment F{i} on Human {{ name }}")), "Fragment \"F0\" is never used.");
        yield return new("fragments of one name", n => new("{ version }" + Repeat(n / 7, _ => " fragment F on Human { name }")), "There can be only one fragment named \"F\".");
        yield return new("spreads of fragments that are not there", n => new("{ version" + Repeat(n / 2, i => $" ...F{i}") + " }"), "Unknown fragment \"F0\".");
        yield return new("fragments times aliases", n => new(
            "{" + Repeat(Root(n), i => $" ...F{i}") + " }" + Repeat(Root(n), i => $" fragment F{i} on Query {{{Repeat(Root(n) * 2 / 3, j => $" a{j}: version")} }}")),
            "The operation has 2948 aliases, the limit is 100.");
        yield return new("fragments times fields that differ", n => new(
            "{" + Repeat(Root(n) / 2, i => $" ...F{i}") + " }"
            + Repeat(Root(n) / 2, i => $" fragment F{i} on Query {{{Repeat(Root(n) * 2 / 5, j => $" dog(atLeast: {i}) {{ name }}")} }}")),
            "Fields \"dog\" conflict because they have differing arguments.");
        yield return new("operations over one chain of fragments", n => new(
            Repeat(Root(n), i => $" query Q{i} {{ dog {{ owner {{ ...F0 }} }} }}")
            + Repeat(n / 12, i => $" fragment F{i} on Human {{ ...F{i + 1} }}") + $" fragment F{n / 12} on Human {{ name }}"), "Must provide operation name");
        yield return new("operations that spread all fragments", n => new(
            Repeat(Root(n), i => $" query Q{i} {{{Repeat(Root(n) / 2, j => $" ...F{j}")} }}") + Repeat(Root(n) / 2, i => $" fragment F{i} on Query {{ version }}")),
            "Must provide operation name");
    }

    private static IEnumerable<Family> Values()
    {
        yield return new("a list of many values", n => new("{ find(matrix: [[" + Repeat(n, _ => " 1") + "]]) }"), "data");
        yield return new("a list of many wrong values", n => new(
            "{ find(matrix: [[" + Repeat(n, _ => " \"x\"") + "]]) }"), "Int cannot represent non-integer value: \"x\"");
        yield return new("an object of many unknown fields", n => new(
            "{ find(where: {" + Repeat(n / 3, i => $" nam{i}: 1") + "}) }"), "Expected value of type \"Filter\" not to include unknown field \"nam0\".");
        yield return new("an object with one field many times", n => new(
            "{ find(where: {" + Repeat(n / 3, _ => " name: \"x\"") + "}) }"), "There can be only one input field named \"name\".");
        yield return new("a list of many wrong objects", n => new(
            "{ find(where: { and: [" + Repeat(n / 5, _ => " { nam: 1 }") + "] }) }"), "Expected value of type \"Filter\" not to include unknown field \"nam\".");
        yield return new("values of an enum that nearly match", n => new(
            "{ find(unit: [" + Repeat(n, i => $" DECIBE{i}") + "]) }"), "Enum \"Unit\" cannot represent non-enum value");
    }

    private static IEnumerable<Family> Names()
    {
        yield return new("fields whose names nearly match", n => new("{" + Repeat(n, i => $" versio{i}") + "}"), "The operation has 9000 root fields, the limit is 20.");
        yield return new("fields below whose names nearly match", n => new("{ dog {" + Repeat(n, i => $" nam{i}") + "} }"), "Cannot query field \"nam0\" on type \"Dog\".");
        yield return new("types whose names nearly match", n => new(
            "{ version" + Repeat(n / 6, i => $" ... on Quer{i} {{ version }}") + "}"), "Unknown type \"Quer0\".");
        yield return new("types of variables whose names nearly match", n => new(
            "query (" + Repeat(n / 4, i => $" $v{i}: Filte{i}") + ") { version }"), "Unknown type \"Filte0\".");
        yield return new("operations", n => new(Repeat(n / 5, i => $" query Q{i} {{ version }}")), "Must provide operation name");
        yield return new("operations of one name", n => new(Repeat(n / 5, _ => " query Q { version }")), "There can be only one operation named \"Q\".");
        yield return new("operations without a name", n => new(Repeat(n / 3, _ => " { version }")), "This anonymous operation must be the only defined operation.");
        yield return new("definitions of types", n => new(Repeat(n / 7, i => $" type T{i} {{ a: Int }}") + " { version }"), "The \"T0\" definition is not executable.");
    }

    private static IEnumerable<Family> Variables()
    {
        yield return new("variables that are not used", n => new(
            "query (" + Repeat(n / 4, i => $" $v{i}: Int") + ") { version }"), "Variable \"$v0\" is never used.");
        yield return new("variables of one name", n => new(
            "query (" + Repeat(n / 4, _ => " $v: Int") + ") { find(number: $v) }"), "There can be only one variable named \"$v\".");
        yield return new("variables, all used", n => new(
            "query (" + Repeat(n / 6, i => $" $v{i}: Int") + ") { find(matrix: [[" + Repeat(n / 6, i => $" $v{i}") + "]]) }"), "data");
        yield return new("variables that conditions depend on", n => new(
            "query (" + Repeat(n / 14, i => $" $v{i}: Boolean = true") + ") {" + Repeat(n / 14, i => $" version @include(if: $v{i})") + "}"), "data");
        yield return new("variables that are not defined", n => new("{ find(matrix: [[" + Repeat(n / 2, i => $" $v{i}") + "]]) }"), "Variable \"$v0\" is not defined.");
        yield return new("one variable that is not defined, through fragments", n => new(
            Repeat(Root(n), i => $" query Q{i} {{ ...A ...B }}")
            + " fragment A on Query { find(matrix: [[" + Repeat(n / 4, _ => " $v") + "]]) } fragment B on Query { find(matrix: [[" + Repeat(n / 4, _ => " $v") + "]]) }"),
            "Variable \"$v\" is not defined by operation \"Q0\".");
        yield return new("one variable used in too many wrong places", n => new(
            "query ($v: String) { find(matrix: [[" + Repeat(n / 2, _ => " $v") + "]]) }"), "Variable \"$v\" of type \"String\" used in position expecting type \"Int\".");
        yield return new("a variable's JSON of lists in lists", n => new(
            "query ($v: [[Int]]) { find(matrix: $v) }", $$"""{"v":{{Nested(Math.Min(n, 10_000), "[", "1", "]")}}}"""), "Variable \"$v\" has invalid value");
        yield return new("a variable's JSON of objects in objects", n => new(
            "query ($v: Filter) { find(where: $v) }", $$"""{"v":{{Nested(Math.Min(n, 10_000), "{\"and\":", "{}", "}")}}}"""), "Variable \"$v\" has invalid value");
        yield return new("a variable's JSON of oneOf objects in oneOf objects", n => new(
            "query ($v: One) { find(where: { one: $v }) }", $$"""{"v":{{Nested(Math.Min(n, 10_000), "{\"c\":", "{\"a\":1}", "}")}}}"""), "Variable \"$v\" has invalid value");
        yield return new("a variable's JSON of many wrong values", n => new(
            "query ($v: [[Int]]) { find(matrix: $v) }", $$"""{"v":[[{{string.Join(',', Enumerable.Repeat("\"x\"", Math.Min(n, 5_000)))}}]]}"""), "Variable \"$v\" has invalid value at [0][0]");
        yield return new("a variable's JSON of many unknown properties", n => new(
            "query ($v: Filter) { find(where: $v) }", $$$"""{"v":{ {{{string.Join(',', Enumerable.Range(0, n).Select(i => $"\"nam{i}\":1"))}}} }}"""),
            "Variable \"$v\" has invalid value: Expected value of type \"Filter\" not to include unknown field \"nam0\".");
        yield return new("variables' JSON of many properties nobody asked for", n => new(
            "query ($v: Int) { find(number: $v) }", $$$"""{ {{{string.Join(',', Enumerable.Range(0, n).Select(i => $"\"v{i}\":1"))}}} }"""), "data");
    }

    private static IEnumerable<Family> Texts()
    {
        yield return new("a whole number of many digits", n => new($"{{ find(number: 1{Repeat(n * 10, _ => "0")}) }}"), "Int cannot represent non 32-bit signed integer value");
        yield return new("a text of many characters", n => new($"{{ find(text: \"{Repeat(n * 10, _ => "x")}\") }}"), "data");
        yield return new("a text of many escapes", n => new($"{{ find(text: \"{Repeat(n, _ => "\\u0041")}\") }}"), "data");
        yield return new("a block string of many lines", n => new($"{{ find(text: \"\"\"{Repeat(n * 2, _ => "  x\n")}\"\"\") }}"), "data");
        yield return new("a block string of many blank lines", n => new($"{{ find(text: \"\"\"{Repeat(n * 10, _ => "\n")}\"\"\") }}"), "data");
        yield return new("many block strings", n => new($"{{ find(text: [{Repeat(n, _ => "\"\"\"x\"\"\" ")}]) }}"), "String cannot represent a non string value");
        yield return new("a field of a very long name", n => new($"{{ {Repeat(n * 10, _ => "v")} }}"), "Cannot query field");
        yield return new("an alias of a very long name", n => new($"{{ {Repeat(n * 10, _ => "v")}: version }}"), "data");
        yield return new("a type of a very long name", n => new($"{{ ... on {Repeat(n * 10, _ => "v")} {{ version }} }}"), "Unknown type");
        yield return new("comments and one field", n => new(Repeat(n * 5, _ => "#\n") + "{ version }"), "data");
        yield return new("commas and one field", n => new(Repeat(n * 10, _ => ",") + "{ version }"), "data");
        yield return new("byte order marks and one field", n => new(Repeat(n * 10, _ => "\ufeff") + "{ version }"), "data");
        yield return new("comments only", n => new(Repeat(n * 5, _ => "#\n")), "Syntax Error: Unexpected <EOF>.");
        yield return new("spreads of nothing", n => new("{" + Repeat(n, _ => " ...") + "}"), "Syntax Error: Expected \"{\", found \"...\".");
        yield return new("a text that does not end", n => new($"{{ find(text: \"{Repeat(n * 10, _ => "x")}"), "Syntax Error: Unterminated string.");
        yield return new("a block string that does not end", n => new($"{{ find(text: \"\"\"{Repeat(n * 10, _ => "\"")}"), "Syntax Error: ");
    }

    private static IEnumerable<Family> Introspection()
    {
        yield return new("introspection in itself", n => new(
            $"{{ __schema {{ types {{ {Nested(Math.Min(n / 6, 90), "fields { type { ", "name", "} }")} }} }} }}"), "The operation's fields nest ");
        yield return new("introspection of interfaces in itself", n => new(
            $"{{ __schema {{ types {{ {Nested(Math.Min(n / 6, 9), "interfaces { possibleTypes { ", "name", "} }")} }} }} }}"), "Maximum introspection depth exceeded");
        yield return new("introspection in itself through fragments", n => new(
            "{ __schema { types { ...F0 } } }"
            + Repeat(n / 18, i => $" fragment F{i} on __Type {{ ofType {{ name }} fields {{ type {{ ...F{i + 1} }} }} }}") + $" fragment F{n / 18} on __Type {{ name }}"),
            "The operation's fields nest ");
        yield return new("introspection of one type many times", n => new(
            "{" + Repeat(n / 10, i => $" a{i}: __type(name: \"Query\") {{ name }}") + "}"), "The operation has 900 aliases, the limit is 100.");
        yield return new("types of types", n => new(
            $"{{ __schema {{ types {{ {Nested(Math.Min(n / 3, 180), "ofType { ", "name", "}")} }} }} }}"), "The operation's fields nest ");
    }

    private static int Root(int n) => (int)Math.Sqrt(n / 2.0);

    private static string Nested(int depth, string open, string inner, string close) =>
        new StringBuilder().Insert(0, open, depth).Append(inner).Append(Repeat(depth, _ => close)).ToString();

    private static string Repeat(int times, Func<int, string> text)
    {
        var all = new StringBuilder();
        for (var i = 0; i < times; i++)
        {
            all.Append(CultureInfo.InvariantCulture, $"{text(i)}");
        }

        return all.ToString();
    }
}
