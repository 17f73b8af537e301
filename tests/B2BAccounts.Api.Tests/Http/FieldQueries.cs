using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.Api.Tests.Http;

/// <summary>Queries made of a schema: one for each field that can be reached from the query root, and random ones.</summary>
internal sealed class FieldQueries
{
    private readonly Schema schema;
    private readonly IReadOnlyDictionary<string, string> given;
    private readonly Dictionary<ObjectType, (string Open, string Close)> ways = [];
    private int aliases;

    /// <param name="schema">The schema.</param>
    /// <param name="mayPass">Fields by which the ways to types may lead; all where it is left out.</param>
    /// <param name="given">Arguments of fields that need some, such as (number: "1") of Query.account.</param>
    public FieldQueries(Schema schema, Func<FieldDefinition, bool>? mayPass = null, IReadOnlyDictionary<string, string>? given = null)
    {
        this.schema = schema;
        this.given = given ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<ObjectType>([schema.QueryType!]);
        ways[schema.QueryType!] = ("", "");
        while (queue.TryDequeue(out var type))
        {
            foreach (var field in Askable(type))
            {
                if (field.Type.Named is ObjectType next && !ways.ContainsKey(next) && mayPass?.Invoke(field) != false)
                {
                    ways[next] = ($"{ways[type].Open}{field.Name}{Arguments(field)} {{ ", $" }}{ways[type].Close}");
                    queue.Enqueue(next);
                }
            }
        }
    }

    /// <summary>Each field of each object type alone.</summary>
    public IEnumerable<string> OneByOne() =>
        from way in ways
        from field in Askable(way.Key)
        select $"{{ {way.Value.Open}{Alone(field)}{way.Value.Close} }}";

    /// <summary>Each field of each object type that ways lead to, with the query that asks for it and nothing else.</summary>
    public IEnumerable<(ObjectType Type, FieldDefinition Field, string Query)> EachField() =>
        from way in ways
        from field in Askable(way.Key)
        select (way.Key, field, $"{{ {way.Value.Open}{field.Name}{Arguments(field)}{(field.Type.IsComposite ? " { __typename }" : "")}{way.Value.Close} }}");

    /// <summary>A field, with all plain fields of the object that it answers.</summary>
    public string Alone(FieldDefinition field)
    {
        var plain = field.Type.Named is ObjectType type ? Askable(type).Where(f => !f.Type.IsComposite).Select(f => f.Name) : [];
        return $"{field.Name}{Arguments(field)}{(field.Type.IsComposite ? $" {{ __typename {string.Join(' ', plain)} }}" : "")}";
    }

    /// <summary>The object types that queries reach.</summary>
    public IEnumerable<ObjectType> Reached => ways.Keys;

    /// <summary>A query of some fields: under aliases, twice, in fragments, included and skipped by variables $yes and $no.</summary>
    public string Some(Random random) => $"query($yes: Boolean = true, $no: Boolean = false) {{ {Fields(schema.QueryType!, random, 0)} __typename @include(if: $yes) @skip(if: $no) }}";

    /// <summary>Some fields of a type.</summary>
    public string Fields(ObjectType type, Random random, int depth)
    {
        var fields = Askable(type).Where(f => !f.Type.IsComposite || depth < 7).ToArray();
        var chosen = Enumerable.Range(0, fields.Length == 0 ? 0 : depth == 0 ? 1 : random.Next(1, 5)).Select(_ => fields[random.Next(fields.Length)]);
        return string.Join(' ', chosen.Select(f => Wrapped(type, Field(f, random, depth), random)).DefaultIfEmpty("__typename"));
    }

    private string Field(FieldDefinition field, Random random, int depth)
    {
        // A key that is the field's own merges with others of that name; arguments differ, so such fields get a key of their own.
        var alias = field.Arguments.Count > 0 || random.Next(2) == 0 ? $"f{++aliases}: " : "";
        var condition = random.Next(6) switch { 0 => " @include(if: $yes)", 1 => " @skip(if: $yes)", 2 => " @include(if: $no)", _ => "" };
        var sub = field.Type.Named is ObjectType type ? $" {{ __typename {Fields(type, random, depth + 1)} }}" : field.Type.IsComposite ? " { __typename }" : "";
        return $"{alias}{field.Name}{Arguments(field)}{condition}{sub}";
    }

    private static string Wrapped(ObjectType type, string fields, Random random) => random.Next(5) switch
    {
        0 => $"... on {type.Name} {{ {fields} }}",
        1 => $"... @include(if: $yes) {{ {fields} }}",
        2 when type.Interfaces.Count > 0 => $"... on {type.Interfaces[0].Name} {{ __typename ... on {type.Name} {{ {fields} }} }}",
        _ => fields,
    };

    private IEnumerable<FieldDefinition> Askable(ObjectType type) => type.Fields.Where(f => !Needs(f) || given.ContainsKey(f.Name));

    private string Arguments(FieldDefinition field) => Needs(field) ? given[field.Name] : field.Argument("first") is null ? "" : "(first: 4)";

    private static bool Needs(FieldDefinition field) => field.Arguments.Any(a => a.IsRequired);
}
