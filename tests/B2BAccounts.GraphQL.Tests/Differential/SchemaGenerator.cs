using System.Globalization;
using System.Text;

namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Makes a valid schema of a given number of types from a seed: every kind of type, interfaces that implement interfaces, @oneOf
/// inputs, custom scalars, directives repeatable and not, deprecated members, nested lists, defaults, extensions, descriptions.</summary>
internal sealed class SchemaGenerator(int seed, int size)
{
    private static readonly string[] Words =
    [
        "account", "order", "invoice", "payment", "line", "party", "address", "contact", "article", "price", "tax", "group", "owner", "note", "term", "route",
    ];

    private static readonly string[] BuiltIn = ["Int", "Float", "String", "Boolean", "ID"];

    // Names that many types share, always with one meaning where an interface asks for them.
    private static readonly string[] SharedFields = ["id", "name", "title", "amount", "parent", "children", "tags", "state", "related", "search"];

    private static readonly string[] ExecutableLocations =
        ["QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION"];

    private readonly Random random = new(seed);
    private readonly StringBuilder sdl = new();
    private readonly List<string> scalars = [];
    private readonly List<(string Name, string[] Values)> enums = [];
    private readonly List<Input> inputs = [];
    private readonly List<Face> interfaces = [];
    private readonly List<string> objects = [];
    private readonly List<string> unions = [];
    private readonly Dictionary<string, Field> shared = new(StringComparer.Ordinal);

    private sealed record Input(string Name, List<(string Name, string Type, bool HasDefault)> Fields, bool IsOneOf);

    private sealed record Field(string Name, string Arguments, string Type);

    private sealed record Face(string Name, List<Face> Parents, List<Field> Fields);

    public string Sdl()
    {
        var rest = Math.Max(size - 3, 7);
        var counts = new[] { 6, 9, 20, 12, 8 }.Select(share => Math.Max(1, rest * share / 100)).ToArray();
        scalars.AddRange(Names("Scalar", counts[0]));
        objects.AddRange(Names("", rest - counts.Sum()));
        unions.AddRange(Names("Union", counts[4]));
        var faces = Names("Face", counts[3]).ToList();
        interfaces.AddRange(faces.Select(name => new Face(name, [], [])));

        foreach (var scalar in scalars)
        {
            sdl.Append(CultureInfo.InvariantCulture, $"{Description("")}scalar {scalar}{(Chance(40) ? $" @specifiedBy(url: \"https://example.com/{scalar}\")" : "")}\n");
        }

        foreach (var name in Names("Kind", counts[1]))
        {
            Enum(name);
        }

        foreach (var name in Names("Input", counts[2]))
        {
            InputObject(name);
        }

        foreach (var name in SharedFields)
        {
            shared[name] = new Field(name, Arguments(), name == "id" ? "ID!" : OutputType());
        }

        for (var i = 0; i < interfaces.Count; i++)
        {
            Interface(i);
        }

        objects.ForEach(Object);
        unions.ForEach(Union);
        Directives();
        Roots();
        return sdl.ToString();
    }

    private void Roots()
    {
        var prefix = Chance(50) ? "" : "Root";
        if (prefix.Length > 0)
        {
            sdl.Append(CultureInfo.InvariantCulture, $"{Description("")}schema {{ query: {prefix}Query mutation: {prefix}Mutation subscription: {prefix}Subscription }}\n");
        }

        var everyScalar = string.Concat(BuiltIn.Select(b => $"\n  {b.ToLowerInvariant()}: {b}"));
        var every = string.Concat(interfaces.Select(f => f.Name).Concat(unions).Take(20).Select((t, i) => $"\n  every{i}: {Wrapped(t)}"));
        var count = 4 + (size / 10);
        sdl.Append(CultureInfo.InvariantCulture, $"type {prefix}Query {{{everyScalar}{every}{Fields(Own(count), "")} }}\n");
        sdl.Append(CultureInfo.InvariantCulture, $"type {prefix}Mutation {{{Fields(Own(3 + (count / 4)), "")}{(Chance(50) ? $"\n  query: {prefix}Query!" : "")} }}\n");
        sdl.Append(CultureInfo.InvariantCulture, $"type {prefix}Subscription {{{Fields(Own(2 + (count / 8)), "")} }}\n");
    }

    private void Enum(string name)
    {
        string[] values = [.. Enumerable.Range(0, random.Next(2, 8)).Select(i => $"{Pick(Words).ToUpperInvariant()}_{i}")];
        sdl.Append(CultureInfo.InvariantCulture, $"{Description("")}enum {name}{Mark("ENUM")} {{ {string.Join(' ', values.Select((v, i) => v + (i > 0 ? Deprecated() : "")))} }}\n");
        enums.Add((name, values));
    }

    private void InputObject(string name)
    {
        var isOneOf = Chance(20);
        var input = new Input(name, [], isOneOf);
        var parts = new List<string>();
        for (var i = random.Next(1, 6); i >= 0; i--)
        {
            // A required field may hold only what is complete already, so that every input object has a value that ends.
            var other = Chance(35) && inputs.Count > 0 ? Pick(inputs).Name : Chance(10) ? name : Leaf();
            var type = other == name ? (Chance(50) ? name : $"[{name}!]") : Wrapped(other);
            type = isOneOf ? type.TrimEnd('!') : type;
            var otherwise = !isOneOf && other != name && Chance(30) ? Literal(type) : null;
            var field = $"{Pick(Words)}{i}";
            var required = type.EndsWith('!') && otherwise is null;
            parts.Add($"{Description("  ")}  {field}: {type}{(otherwise is null ? "" : $" = {otherwise}")}{(required ? "" : Deprecated())}{Mark("INPUT_FIELD_DEFINITION")}");
            input.Fields.Add((field, type, otherwise is not null));
        }

        sdl.Append(CultureInfo.InvariantCulture, $"{Description("")}input {name}{(isOneOf ? " @oneOf" : "")} {{\n{string.Join('\n', parts)}\n}}\n");
        inputs.Add(input);
    }

    private void Interface(int index)
    {
        var face = interfaces[index];
        face.Parents.AddRange(Closure(index));
        Inherit(face.Fields, face.Parents);
        foreach (var name in SharedFields.Where(n => Chance(20) && face.Fields.All(f => f.Name != n)))
        {
            face.Fields.Add(shared[name]);
        }

        face.Fields.AddRange(Own(random.Next(1, 3), face.Name));
        sdl.Append(CultureInfo.InvariantCulture, $"{Description("")}interface {face.Name}{Implements(face.Parents)}{Mark("INTERFACE")} {{{Fields(face.Fields, face.Name)} }}\n");
    }

    private void Object(string name)
    {
        var parents = Closure(interfaces.Count);
        List<Field> inherited = [];
        Inherit(inherited, parents);
        List<Field> fields =
        [
            // An implementation may promise more than its interface: no null, and further arguments that nobody must give.
            .. inherited.Select(f => f with
            {
                Type = !f.Type.EndsWith('!') && Chance(25) ? f.Type + "!" : f.Type,
                Arguments = f.Arguments.Length > 0 && Chance(15) ? $"{f.Arguments[..^1]}, more: Int)" : f.Arguments,
            }),
        ];

        // Where no interface fixes it, a shared name may mean something else here, so that merged fields conflict.
        foreach (var shared in SharedFields.Where(n => Chance(25) && fields.All(f => f.Name != n)))
        {
            fields.Add(Chance(70) ? this.shared[shared] : new Field(shared, Arguments(), OutputType()));
        }

        fields.AddRange(Own(random.Next(1, 6), name));
        var split = Chance(10) ? random.Next(1, fields.Count + 1) : fields.Count;
        sdl.Append(CultureInfo.InvariantCulture, $"{Description("")}type {name}{Implements(parents)}{Mark("OBJECT")} {{{Fields(fields[..split], name)} }}\n");
        if (split < fields.Count)
        {
            sdl.Append(CultureInfo.InvariantCulture, $"extend type {name} {{{Fields(fields[split..], name)} }}\n");
        }
    }

    private void Union(string name)
    {
        var members = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pick(objects)).Distinct(StringComparer.Ordinal);
        sdl.Append(CultureInfo.InvariantCulture, $"{Description("")}union {name} = {string.Join(" | ", members)}\n");
    }

    private void Directives()
    {
        sdl.Append("directive @mark(note: String = \"m\", level: Int) repeatable on OBJECT | INTERFACE | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION\n");
        for (var i = 3 + Math.Min(12, size / 25); i > 0; i--)
        {
            var locations = ExecutableLocations.Where(_ => Chance(40)).DefaultIfEmpty("FIELD");
            sdl.Append(CultureInfo.InvariantCulture, $"directive @{Pick(Words)}{i}{Arguments()}{(Chance(50) ? " repeatable" : "")} on {string.Join(" | ", locations)}\n");
        }
    }

    private List<Face> Closure(int before)
    {
        List<Face> chosen = [];
        for (var count = Pick([0, 0, 1, 1, 2]); count > 0 && before > 0; count--)
        {
            var face = interfaces[random.Next(before)];
            chosen.AddRange(face.Parents.Append(face).Where(f => !chosen.Contains(f)).ToList());
        }

        return chosen;
    }

    private static void Inherit(List<Field> fields, List<Face> parents)
    {
        foreach (var field in parents.SelectMany(p => p.Fields).Where(f => fields.All(o => o.Name != f.Name)).DistinctBy(f => f.Name).ToList())
        {
            fields.Add(field);
        }
    }

    private IEnumerable<Field> Own(int count, string of = "") => Enumerable.Range(0, count).Select(i =>
    {
        var arguments = Arguments();
        var name = $"{Pick(Words)}{i}{(of.Length > 0 && of.StartsWith("Face", StringComparison.Ordinal) ? of : "")}";
        return new Field(name, arguments, arguments.Length > 0 && Chance(35) ? Wrapped("String", lists: false) : OutputType());
    }).ToList();

    private string Fields(IEnumerable<Field> fields, string owner) => string.Concat(fields.Select(f =>
        $"\n{Description("  ")}  {f.Name}{f.Arguments}: {f.Type}{(owner.Length == 0 ? Deprecated() : "")}{Mark("FIELD_DEFINITION")}"));

    private string Arguments()
    {
        if (!Chance(35))
        {
            return "";
        }

        var parts = Enumerable.Range(0, random.Next(1, 4)).Select(i =>
        {
            var type = Wrapped(Chance(35) && inputs.Count > 0 ? Pick(inputs).Name : Leaf());
            type = Chance(50) ? type.TrimEnd('!') : type;
            var otherwise = Chance(30) ? $" = {Literal(type)}" : "";
            return $"{Pick(Words)}{i}: {type}{otherwise}{(type.EndsWith('!') && otherwise.Length == 0 ? "" : Deprecated())}";
        });
        return $"({string.Join(", ", parts)})";
    }

    private string OutputType() => Wrapped(random.Next(100) switch
    {
        < 50 => Leaf(),
        < 80 => Pick(objects),
        < 92 => Pick(interfaces).Name,
        _ => Pick(unions),
    });

    private string Leaf() => random.Next(100) switch
    {
        < 65 => Pick(BuiltIn),
        < 85 when enums.Count > 0 => Pick(enums).Name,
        _ => Pick(scalars),
    };

    private string Wrapped(string type, bool lists = true)
    {
        for (var depth = lists ? Pick([0, 0, 0, 0, 1, 1, 1, 2]) : 0; depth > 0; depth--)
        {
            type = $"[{type}{(Chance(40) ? "!" : "")}]";
        }

        return Chance(35) ? type + "!" : type;
    }

    private string Literal(string type)
    {
        if (type.EndsWith('!'))
        {
            return Value(type[..^1]);
        }

        return Chance(10) ? "null" : Value(type);
    }

    private string Value(string type)
    {
        if (type.StartsWith('['))
        {
            var item = type[1..^1];
            return Chance(20) && !item.StartsWith('[') ? Value(item.TrimEnd('!')) : $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Literal(item)))}]";
        }

        if (inputs.Find(i => i.Name == type) is { } input)
        {
            if (input.IsOneOf)
            {
                var (name, of, _) = Pick(input.Fields);
                return $"{{ {name}: {Value(of)} }}";
            }

            var fields = input.Fields.Where(f => (f.Type.EndsWith('!') && !f.HasDefault) || (inputs.All(i => !f.Type.Contains(i.Name, StringComparison.Ordinal)) && Chance(30)));
            return $"{{ {string.Join(", ", fields.Select(f => $"{f.Name}: {Literal(f.Type)}"))} }}";
        }

        return type switch
        {
            "Int" => Pick(["0", "-7", "42"]),
            "Float" => Pick(["0.5", "3", "1e3"]),
            "String" => Pick(["\"\"", "\"a \\\"b\\\" \\u00e9\"", "\"\"\"block \"x\" \"\"\""]),
            "Boolean" => Pick(["true", "false"]),
            "ID" => Pick(["\"a1\"", "17"]),
            _ => enums.Find(e => e.Name == type) is { Values: { } values } ? Pick(values) : Pick(["\"x\"", "7", "{ a: [1, true] }"]),
        };
    }

    private IEnumerable<string> Names(string kind, int count) => Enumerable.Range(0, count)
        .Select(i => $"{kind}{char.ToUpperInvariant(Words[i % Words.Length][0])}{Words[i % Words.Length][1..]}{(i < Words.Length ? "" : i / Words.Length)}").ToList();

    private string Implements(List<Face> parents) => parents.Count == 0 ? "" : $" implements {string.Join(" & ", parents.Select(p => p.Name))}";

    private string Description(string indent) => random.Next(100) switch
    {
        < 10 => $"{indent}\"what {Pick(Words)} it is\"\n",
        < 14 => $"{indent}\"\"\"\n{indent}Two lines:\n{indent}  {Pick(Words)}\n{indent}\"\"\"\n",
        _ => "",
    };

    private string Deprecated() => random.Next(100) switch
    {
        < 4 => " @deprecated",
        < 8 => $" @deprecated(reason: \"use {Pick(Words)}\")",
        _ => "",
    };

    private string Mark(string location) => Chance(5) ? $" @mark(note: \"{location}\")" : "";

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
