using System.Globalization;
using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Expansion;
using B2BAccounts.GraphQL.Conventions.Filters;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>What one field asks of a list: the parts of the groups' key, the columns, and how the answer is made of them. Nothing is
/// computed that is not asked for.</summary>
internal sealed class AggregatePlan
{
    /// <summary>Stands for the owner of lists that have none.</summary>
    public static readonly object NoOwner = new();

    private readonly AggregateShape shape;
    private readonly ListLimits limits;
    private readonly FieldScope scope;
    private readonly ParameterExpression row;
    private readonly Expression rowKey;
    private readonly FieldContext context;
    private readonly IReadOnlyList<GroupKeyShape> by;
    private readonly List<(string Path, NamedType Leaf, Func<object?[], object?> Read)> leaves = [];
    private readonly Dictionary<string, Action<object?[]>> checks = new(StringComparer.Ordinal);
    private readonly AggregateColumns columns = new();
    private readonly int? owner;
    private readonly IReadOnlyList<int> keys;

    /// <param name="type">AccountAggregates or AccountAggregateGroup.</param>
    /// <param name="context">Tells what is asked for, and what of it the caller may read.</param>
    /// <param name="by">What is grouped by; nothing for aggregates of the whole.</param>
    /// <param name="ownerOf">From a row to the key of its list's owner, where several owners' lists are asked for at once.</param>
    public AggregatePlan(
        AggregateShape shape,
        ListLimits limits,
        Func<Type, Listing?> listingOf,
        Type rowType,
        ObjectType type,
        FieldContext context,
        IReadOnlyList<GroupKeyShape> by,
        LambdaExpression? ownerOf)
    {
        this.shape = shape;
        this.limits = limits;
        this.context = context;
        this.by = by;
        row = Expression.Parameter(rowType, "row");
        rowKey = Inlined.Of(listingOf(rowType)!.Key, row);
        scope = new FieldScope(rowType, row, listingOf, FieldUse.Aggregate);
        owner = ownerOf is null ? null : columns.Key(columns.Value("the owner", () => Inlined.Of(ownerOf, row)));
        keys = [.. by.Select(k => columns.Key(columns.Value($"{Dotted(k.Path)} {k.Part}", () => DateParts.Of(Find(k.Path), k.Part))))];
        Read(context.Selection, type);
    }

    /// <summary>Whether nothing is asked for that a store must tell.</summary>
    public bool IsEmpty => leaves.Count == 0 && by.Count == 0;

    /// <summary>Runs the plan: one statement, whatever it asks for and however many owners' lists it is about.</summary>
    /// <returns>The columns' values of each group by its owner (<see cref="NoOwner"/> where lists have none), in the order of the keys.</returns>
    public async Task<Dictionary<object, IReadOnlyList<object?[]>>> ReadAsync<T>(IQueryable<T> rows, RowReader reader, CancellationToken cancellation)
    {
        var query = rows.Provider.CreateQuery<object?[]>(columns.Over(rows.Expression, row, rowKey, by.Count == 0 ? null : limits.Groups + 1));
        var found = await reader.ToListAsync(query, cancellation);
        if (by.Count > 0 && found.Count > limits.Groups)
        {
            throw ListError.Aggregate($"There are more than {limits.Groups} groups, which is the limit; filter, or group by less.");
        }

        var order = Comparer<object?[]>.Create((x, y) => keys.Select(k => Compare(x[k], y[k])).FirstOrDefault(c => c != 0));
        return found.GroupBy(v => owner is { } column ? v[column]! : NoOwner)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<object?[]>)[.. g.Order(order)]);
    }

    /// <summary>The answer about one group.</summary>
    /// <param name="values">Of the columns; null for a list without entries.</param>
    /// <exception cref="GraphQLException">The group's amounts are of several units.</exception>
    public AggregateView View(object?[]? values)
    {
        if (values is not null)
        {
            foreach (var check in checks.Values)
            {
                check(values);
            }
        }

        return new AggregateView(leaves.ToDictionary(l => l.Path, l => values is null ? Empty(l.Path) : Converted(l.Read(values), l.Leaf), StringComparer.Ordinal), "");
    }

    private void Read(Selection selection, ObjectType type)
    {
        foreach (var name in Named(selection))
        {
            if (name == AggregateNames.Count)
            {
                var count = columns.Count();
                Add(name, type.Field(name)!, values => values[count]);
            }
            else if (AggregateNames.Function(name) is { } function)
            {
                Read(function, selection.Sub(name), (ObjectType)type.Field(name)!.Type.Named, []);
            }
            else
            {
                ReadKey(selection.Sub(name), (ObjectType)type.Field(name)!.Type.Named);
            }
        }
    }

    private void Read(AggregateFunction function, Selection selection, ObjectType type, IReadOnlyList<string> path)
    {
        var unit = shape.Units.GetValueOrDefault(type.Name);
        foreach (var name in Named(selection))
        {
            var field = type.Field(name)!;
            IReadOnlyList<string> at = [.. path, name];
            if (field.Type.IsComposite)
            {
                if (at.Count > limits.Relations)
                {
                    throw ListError.Aggregate($"{Dotted(at)}: aggregates reach over more than {limits.Relations} objects, which is the limit.");
                }

                Read(function, selection.Sub(name), (ObjectType)field.Type.Named, at);
                continue;
            }

            var units = unit is null ? null : Unit(unit, path, context.MayRead(type.Field(unit.Field)!));
            Add(
                $"{AggregateNames.Field(function)}.{Dotted(at)}",
                field,
                name == unit?.Field ? units! : Measure.Of(function, columns, Value(at)));
        }
    }

    private void ReadKey(Selection selection, ObjectType type)
    {
        foreach (var name in Named(selection))
        {
            var index = by.ToList().FindIndex(k => k.KeyField == name);
            if (index < 0)
            {
                var missing = shape.Keys.Values.First(k => k.KeyField == name).Name;
                throw ListError.Aggregate($"key.{name} is asked for, but the groups are not by it; add {missing} to 'by'.");
            }

            var (column, part) = (keys[index], by[index].Part);
            Add(
                $"{AggregateNames.Key}.{name}",
                type.Field(name)!,
                values => part != DatePart.Whole && values[column] is int number ? DateParts.Start(number, part) : values[column]);
        }
    }

    /// <summary>The unit of a group's amounts, and the check that they all have it.</summary>
    /// <param name="mayTell">Whether the caller may read which units there are.</param>
    private Func<object?[], object?> Unit(UnitShape unit, IReadOnlyList<string> path, bool mayTell)
    {
        IReadOnlyList<string> at = [.. path, unit.Field];
        var (name, value) = (Dotted(at), Value(at));
        var amounts = unit.Amounts.Select(a => Value([.. path, a]).IsThere).ToList();
        var any = amounts.Contains(null) ? null : amounts.Aggregate((one, other) => Condition.Or(one!, other!));
        if (value.IsNullable)
        {
            var without = columns.CountWhere($"without {name}", Condition.And(any, Condition.IsNull(value.Slot)));
            checks[$"without {name}"] = values => Refuse((int)values[without]! > 0, $"{name}: there are amounts without {unit.Field}, which cannot be aggregated.");
        }

        var key = by.ToList().FindIndex(k => k.Part == DatePart.Whole && k.Path.SequenceEqual(at, StringComparer.Ordinal));
        if (key >= 0)
        {
            return values => values[keys[key]];
        }

        var nullable = AggregatedField.Nullable(value.Slot);
        var counted = any is null ? nullable : Expression.Condition(any, nullable, Expression.Constant(null, nullable.Type));
        var (first, last) = (columns.Extreme($"unit {name}", counted, largest: false), columns.Extreme($"unit {name}", counted, largest: true));
        var grouped = shape.Keys.Values.FirstOrDefault(k => k.Path.SequenceEqual(at, StringComparer.Ordinal));
        checks[name] = values => Refuse(
            !Equals(values[first], values[last]),
            $"{name}: amounts {(mayTell ? $"in {values[first]} and {values[last]}" : $"of more than one {unit.Field}")} cannot be aggregated together; {(grouped is null ? "" : $"group by {grouped.Name}, or ")}filter until one {unit.Field} is left.");
        return values => values[first];

        static void Refuse(bool isMixed, string message)
        {
            if (isMixed)
            {
                throw ListError.Mixed(message);
            }
        }
    }

    private void Add(string path, FieldDefinition field, Func<object?[], object?> read)
    {
        if (leaves.Count == limits.Aggregates)
        {
            throw ListError.Aggregate($"{path}: more than {limits.Aggregates} aggregates are asked for, which is the limit.");
        }

        leaves.Add((path, field.Type.Named, read));
    }

    private AggregatedValue Value(IReadOnlyList<string> path) => columns.Value(Dotted(path), () => Find(path));

    private Expression Find(IReadOnlyList<string> path) => AggregatedField.Find(scope, path)
        ?? throw new InvalidOperationException($"{scope.TypeName}.{Dotted(path)} is aggregated, but neither mapped nor a property.");

    // Stores differ in where nulls go, and hold enums as numbers or texts.
    private static int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string left, string right) => string.CompareOrdinal(left, right),
        _ => Comparer<object>.Default.Compare(x, y),
    };

    private static object? Empty(string path) => path == AggregateNames.Count ? 0 : null;

    private static object? Converted(object? value, NamedType leaf) => value switch
    {
        null => null,
        Enum member when leaf is EnumType names => ClientValue.NameOf(names, member),
        _ when AggregateLeaf.ClrType(leaf).IsInstanceOfType(value) => value,
        _ => Convert.ChangeType(value, AggregateLeaf.ClrType(leaf), CultureInfo.InvariantCulture),
    };

    private static string Dotted(IEnumerable<string> path) => string.Join('.', path);

    private static IEnumerable<string> Named(Selection selection) => selection.Names.Where(n => !n.StartsWith("__", StringComparison.Ordinal));
}
