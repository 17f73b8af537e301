using System.Linq.Expressions;
using System.Reflection;
using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Fits bindings to a schema: every field gets its code, and every mismatch is gathered with its place in the SDL.</summary>
internal sealed partial class BindingCompiler
{
    private static readonly FieldDefinition Typename = new("__typename", new NonNullType(new ScalarType("String")), []);

    private readonly Schema schema;
    private readonly SchemaBindings bindings;
    private readonly SchemaBindings introspection;
    private readonly List<SchemaFault> faults = [];
    private readonly HashSet<FieldDefinition> batches = [];
    private readonly Dictionary<ObjectType, BoundObject> objects = [];
    private readonly Dictionary<ObjectType, ObjectBinding> byType = [];
    private readonly Dictionary<NamedType, RuntimeTypes> runtimeTypes = [];
    private readonly Dictionary<string, EnumNames> enums = new(StringComparer.Ordinal);
    private readonly InputConverters inputs;

    private BindingCompiler(Schema schema, SchemaBindings bindings)
    {
        this.schema = schema;
        this.bindings = bindings;
        introspection = Introspection.Bindings(schema);
        inputs = new InputConverters(enums);
    }

    /// <exception cref="SchemaException">Something of the schema has no code, or code of another type.</exception>
    public static CompiledSchema Compile(Schema schema, SchemaBindings bindings, EngineOptions options) =>
        new BindingCompiler(schema, bindings).Compile(options);

    private CompiledSchema Compile(EngineOptions options)
    {
        BindScalars();
        BindEnums();
        faults.AddRange(Types.Checks.SchemaChecks.Check(schema));
        BindInputs();
        DeclareObjects();
        foreach (var type in schema.Types.OfType<ObjectType>())
        {
            BindFields(type);
        }

        faults.AddRange(bindings.Checks.SelectMany(check => check()));
        var partialRows = bindings.ReadsWholeRows ? null : new PartialRows([.. bindings.Tellers.Keys]);
        return faults.Count > 0
            ? throw new SchemaException(faults)
            : new CompiledSchema(schema, objects, inputs, partialRows, new CostWeights(schema, batches, options));
    }

    /// <summary>Gives a field its writer or collector, or reports why its C# type does not fit.</summary>
    public BoundField? Complete<TValue>(BoundField<TValue> field, NamedType owner, FieldDefinition definition)
    {
        field.Describe(definition);
        var where = $"{owner.Name}.{definition.Name}";
        string? problem;
        if (definition.Type.IsComposite)
        {
            (field.Collector, problem) = Collector<TValue>(definition.Type, 0);
            if (problem is null)
            {
                field.Types = [.. schema.PossibleTypes(definition.Type.Named).Select(t => objects[t])];
            }
        }
        else
        {
            (field.Leaf, problem) = Leaf<TValue>(definition.Type);
        }

        if (problem is null)
        {
            return field;
        }

        faults.Add(SchemaFault.At(definition.Node, $"{where} is {definition.Type} but its code gives {TypeNames.Of(typeof(TValue))}: {problem}"));
        return null;
    }

    private void BindScalars()
    {
        foreach (var scalar in schema.Types.OfType<ScalarType>())
        {
            if (bindings.ScalarTable.TryGetValue(scalar.Name, out var coercion))
            {
                scalar.Coercion = coercion;
            }
        }

        foreach (var name in bindings.DemandedScalars.Where(n => schema.Type(n) is not ScalarType))
        {
            faults.Add(new SchemaFault($"Scalar {name} is bound but not defined in the schema; declare 'scalar {name}' or drop the binding."));
        }
    }

    private void BindEnums()
    {
        foreach (var type in schema.Types.OfType<EnumType>())
        {
            enums[type.Name] = new EnumNames(type);
        }

        foreach (var (name, clr) in bindings.Enums)
        {
            if (schema.Type(name) is not EnumType type)
            {
                faults.Add(new SchemaFault($"Enum {name} is bound to {clr.Name} but not defined in the schema."));
            }
            else if (enums[name].Problem(clr) is { } problem)
            {
                faults.Add(SchemaFault.At(type.Nodes[0].Name, problem));
            }
        }
    }

    private void BindInputs()
    {
        foreach (var (name, clr) in bindings.Inputs)
        {
            if (schema.Type(name) is not InputObjectType type)
            {
                faults.Add(new SchemaFault($"Input object {name} is bound to {clr.Name} but not defined in the schema."));
                continue;
            }

            faults.AddRange(inputs.Check(type, clr));
        }
    }

    private void DeclareObjects()
    {
        foreach (var name in bindings.Objects.Keys.Where(n => schema.Type(n) is not ObjectType))
        {
            faults.Add(new SchemaFault(
                $"{name} is bound to {TypeNames.Of(bindings.Objects[name].ClrType)} but is no object type of the schema." +
                Suggestions.For(name, schema.Types.OfType<ObjectType>().Select(t => t.Name))));
        }

        foreach (var clr in bindings.Tellers.Keys.Where(c => !bindings.Objects.Values.Any(o => o.ClrType == c)))
        {
            faults.Add(new SchemaFault($"TypeOf tells the object types of {TypeNames.Of(clr)}, but none is bound to it; bind them with Object<{TypeNames.Of(clr)}>(…)."));
        }

        foreach (var type in schema.Types.OfType<ObjectType>())
        {
            // A root may also be the type of a field: any object stands for it there.
            var binding = IsRoot(type) ? new ObjectBinding<object>(bindings, type.Name)
                : bindings.Objects.GetValueOrDefault(type.Name) ?? introspection.Objects.GetValueOrDefault(type.Name);
            if (binding is not null)
            {
                byType[type] = binding;
            }

            objects[type] = IsRoot(type) || binding is null
                ? new BoundObject(type, null, () => new Batch<object>())
                : new BoundObject(type, binding.ClrType, binding.NewBatch);
        }

        foreach (var type in schema.Types.Where(t => t is InterfaceType or UnionType))
        {
            var ambiguous = schema.PossibleTypes(type).Where(byType.ContainsKey).GroupBy(t => byType[t].ClrType)
                .Where(g => g.Count() > 1 && !bindings.Tellers.ContainsKey(g.Key));
            foreach (var group in ambiguous)
            {
                faults.Add(SchemaFault.At(
                    type.Nodes[0].Name,
                    $"{string.Join(" and ", group.Select(t => t.Name))} are all bound to {TypeNames.Of(group.Key)}, so that a value of {type.Name} " +
                    $"could be any of them; bind each to a C# type of its own, or tell them apart with TypeOf<{TypeNames.Of(group.Key)}>(…)."));
            }
        }
    }

    private bool IsRoot(ObjectType type) => type == schema.QueryType || type == schema.MutationType || type == schema.SubscriptionType;

    private void BindFields(ObjectType type)
    {
        var bound = objects[type];
        var typename = new TypenameField(type.Name);
        typename.Describe(Typename);
        bound.Add(typename, FieldReads.Nothing);
        if (IsRoot(type))
        {
            BindRoot(type, bound);
            return;
        }

        if (!byType.TryGetValue(type, out var binding))
        {
            faults.Add(SchemaFault.At(type.Nodes[0].Name, $"{type.Name} has no C# type; bind it with Object<T>(\"{type.Name}\")."));
            return;
        }

        ReportUnknown(type, binding.Fields.Keys);
        foreach (var field in type.Fields)
        {
            var code = binding.Fields.GetValueOrDefault(field.Name) ?? Property(binding.ClrType, field.Name);
            if (code is null)
            {
                faults.Add(SchemaFault.At(
                    field.Node,
                    $"{type.Name}.{field.Name} is not bound, and {TypeNames.Of(binding.ClrType)} has no public property {Pascal(field.Name)}."));
            }
            else if (code.Bind(this, type, field) is { } done)
            {
                bound.Add(done, code.Reads);
                if (code.IsBatch)
                {
                    batches.Add(field);
                }
            }
        }
    }

    private void BindRoot(ObjectType type, BoundObject bound)
    {
        if (bindings.Objects.TryGetValue(type.Name, out var wrong))
        {
            faults.Add(SchemaFault.At(
                type.Nodes[0].Name, $"{type.Name} is a root and has no C# type; drop its Object<{TypeNames.Of(wrong.ClrType)}>(…) and bind its fields as the root's."));
        }

        var (root, code) = type == schema.QueryType ? ("Query", bindings.Query.Fields)
            : type == schema.MutationType ? ("Mutation", bindings.Mutation.Fields)
            : ("Subscription", bindings.Subscription.Fields);
        ReportUnknown(type, code.Keys);
        foreach (var field in type.Fields)
        {
            if (!code.TryGetValue(field.Name, out var resolver))
            {
                faults.Add(SchemaFault.At(
                    field.Node,
                    $"{type.Name}.{field.Name} is not bound; bind it with {root}.Field(\"{field.Name}\", …)."));
            }
            else if (resolver.Bind(this, type, field) is { } done)
            {
                bound.Add(done, resolver.Reads);
            }
        }

        if (type == schema.QueryType)
        {
            foreach (var field in Introspection.RootFields(schema))
            {
                bound.Add(introspection.Query.Fields[field.Name].Bind(this, type, field)!, FieldReads.Nothing);
            }
        }
    }

    private void ReportUnknown(ObjectType type, IEnumerable<string> names)
    {
        foreach (var name in names.Where(n => type.Field(n) is null))
        {
            faults.Add(SchemaFault.At(
                type.Nodes[0].Name, $"{type.Name}.{name} is bound but not in the schema.{Suggestions.For(name, type.Fields.Select(f => f.Name))}"));
        }
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static FieldBinding? Property(Type type, string name)
    {
        var property = FindProperty(type, Pascal(name));
        if (property?.GetMethod is not { IsPublic: true, IsStatic: false } || property.GetIndexParameters().Length > 0)
        {
            return null;
        }

        var parent = Expression.Parameter(type);
        var getter = Expression.Lambda(typeof(Func<,>).MakeGenericType(type, property.PropertyType), Expression.Property(parent, property), parent);
        return (FieldBinding)Activator.CreateInstance(typeof(PlainBinding<,>).MakeGenericType(type, property.PropertyType), getter.Compile(), FieldReads.Property(property.Name))!;
    }

    // Interfaces do not list what they inherit.
    private static PropertyInfo? FindProperty(Type type, string name) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(p => p.Name == name)
        ?? (type.IsInterface ? type.GetInterfaces().Select(i => i.GetProperty(name)).FirstOrDefault(p => p is not null) : null);
}
