using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.Api.Tests.Security.Fuzz;

/// <summary>Valid operations made of the schema: each field of each type in turn, with arguments that fit, and each change.</summary>
internal sealed class SchemaOperations
{
    private readonly Random random;
    private readonly Schema schema;
    private readonly InputValues values;
    private readonly Dictionary<string, List<(FieldDefinition Field, ObjectType On)>> ways = new(StringComparer.Ordinal) { ["Query"] = [] };
    private readonly List<(ObjectType Type, FieldDefinition Field)> all;
    private JsonObject variables = [];
    private StringBuilder declared = new();
    private int next;
    private int aliases;

    public SchemaOperations(Random random, Schema schema, InputValues values)
    {
        (this.random, this.schema, this.values) = (random, schema, values);
        var queue = new Queue<ObjectType>([schema.QueryType!]);
        while (queue.TryDequeue(out var type))
        {
            foreach (var field in type.Fields)
            {
                foreach (var to in field.Type.Named switch { ObjectType o => [o], InterfaceType i => schema.PossibleTypes(i), _ => (IEnumerable<ObjectType>)[] })
                {
                    if (!ways.ContainsKey(to.Name))
                    {
                        ways[to.Name] = [.. ways[type.Name], (field, to)];
                        queue.Enqueue(to);
                    }
                }
            }
        }

        all = [.. ways.Keys.Select(n => (ObjectType)schema.Type(n)!).SelectMany(t => t.Fields.Select(f => (t, f)))];
        next = random.Next(all.Count);
    }

    /// <summary>Fields that operations ask for, all of them once every so many queries.</summary>
    public int Fields => all.Count;

    public Asked Query()
    {
        Begin();
        var (type, field) = all[next++ % all.Count];
        // What stands beside it says more of a thing that should not have been found.
        var text = random.Next(2) == 0 ? Field(field, 2) : $"{Field(field, 2)} {Selection(type, 0)}";
        if (type != schema.QueryType && random.Next(3) == 0 && type.Interfaces.Any(i => i.Name == "Node"))
        {
            text = $"node(id: {values.Id(type.Name)}) {{ __typename ... on {type.Name} {{ {text} }} }}";
        }
        else if (type != schema.QueryType && random.Next(3) == 0 && ways[type.Name] is [.., var last] && schema.Type("Account") is ObjectType account && account.Fields.Contains(last.Field))
        {
            text = $"account(number: {values.Number()}) {{ {last.Field.Name}{Arguments(last.Field)} {{ {text} }} }}";
        }
        else
        {
            foreach (var (step, on) in Enumerable.Reverse(ways[type.Name]))
            {
                text = $"{step.Name}{Arguments(step)} {{ {(step.Type.Named is InterfaceType ? $"... on {on.Name} {{ {text} }}" : text)} }}";
            }
        }

        return End("query", text, isMutation: false);
    }

    public Asked Mutation()
    {
        Begin();
        values.IsChange = true;
        var field = schema.MutationType!.Fields[random.Next(schema.MutationType.Fields.Count)];
        var text = $"{field.Name}{Arguments(field)} {{ __typename {Selection((ObjectType)field.Type.Named, 2)} errors {{ __typename ... on Error {{ code message path }} }} }}";
        values.IsChange = false;
        return End("mutation", text, isMutation: true);
    }

    private void Begin() => (variables, declared, aliases) = ([], new StringBuilder(), 0);

    private Asked End(string kind, string text, bool isMutation) =>
        new($"{kind}{(declared.Length > 0 ? $"({declared})" : "")} {{ {text} }}", variables.Count > 0 ? variables : null, isMutation);

    private string Field(FieldDefinition field, int depth)
    {
        var sub = field.Type.Named switch
        {
            ObjectType type => $" {{ __typename {Selection(type, depth - 1)} }}",
            InterfaceType type => $" {{ __typename {string.Join(' ', schema.PossibleTypes(type).Where(_ => random.Next(3) == 0).Select(t => $"... on {t.Name} {{ {Selection(t, depth - 1)} }}"))} }}",
            _ => "",
        };
        // Fields with arguments stand beside others of their name.
        return $"{(field.Arguments.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{field.Name}_{aliases++}: ") : "")}{field.Name}{Arguments(field)}{sub}";
    }

    private string Selection(ObjectType type, int depth)
    {
        var chosen = type.Fields.Where(f => f.Name != "errors" && (f.Type.IsComposite ? depth > 0 && random.Next(3) == 0 : random.Next(3) > 0));
        return string.Join(' ', chosen.Select(f => Field(f, depth)).DefaultIfEmpty("__typename"));
    }

    private string Arguments(FieldDefinition field)
    {
        var given = field.Arguments.Where(a => a.IsRequired || (a.Name == "first" ? random.Next(4) > 0 : a.Name is not ("after" or "before" or "last") ? random.Next(3) == 0 : random.Next(25) == 0)).ToList();
        return given.Count == 0 ? "" : $"({string.Join(", ", given.Select(a => $"{a.Name}: {Given(a)}"))})";
    }

    private string Given(InputValue argument)
    {
        var value = values.Value(argument.Type, argument.Name, 3);
        if (random.Next(2) == 0)
        {
            return InputValues.Literal(argument.Type, value);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"v{variables.Count}");
        declared.Append(CultureInfo.InvariantCulture, $"${name}: {argument.Type} ");
        variables[name] = value;
        return $"${name}";
    }
}
