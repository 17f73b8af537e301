using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Listings;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>The columns of a query over groups of rows. Rows are reduced to the values that are asked for before they are grouped;
/// values and columns that several answers are made of are there once.</summary>
internal sealed class AggregateColumns
{
    private readonly Dictionary<string, AggregatedValue> values = new(StringComparer.Ordinal);
    private readonly List<Expression> expressions = [];
    private readonly List<AggregatedValue> keys = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<Func<ParameterExpression, ParameterExpression, Expression>> columns = [];

    public AggregatedValue Value(string name, Func<Expression> find)
    {
        if (!values.TryGetValue(name, out var value))
        {
            var expression = find();
            values[name] = value = new AggregatedValue(name, Expression.Parameter(expression.Type, name), FieldScope.MayBeNull(expression));
            expressions.Add(expression);
        }

        return value;
    }

    /// <summary>Groups the rows by one more value; answers its column.</summary>
    public int Key(AggregatedValue value)
    {
        var index = keys.Count;
        keys.Add(value);
        return Add($"key {index}", (group, _) => Parts.At(Expression.Property(group, "Key"), index));
    }

    public int Count() => Add("count", (group, row) => Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [row.Type], group));

    /// <summary>How many rows meet a condition; null is the one that all meet.</summary>
    public int CountWhere(string name, Expression? condition) =>
        condition is null ? Count() : Aggregate($"count {name}", nameof(Enumerable.Count), condition);

    /// <summary>The sum of what is not null: 0 where nothing is.</summary>
    /// <param name="type">long, decimal or double: how it is added up.</param>
    public int Sum(string name, Expression value, Type type)
    {
        var nullable = typeof(Nullable<>).MakeGenericType(type);
        return Aggregate($"sum {name}", nameof(Enumerable.Sum), value.Type == nullable ? value : Expression.Convert(value, nullable));
    }

    /// <summary>The smallest or largest of what is not null; null where nothing is.</summary>
    public int Extreme(string name, Expression value, bool largest)
    {
        var nullable = AggregatedField.Nullable(value);
        return Aggregate($"{(largest ? "max" : "min")} {name}", largest ? nameof(Enumerable.Max) : nameof(Enumerable.Min), nullable, nullable.Type);
    }

    /// <summary>From rows to the columns of their groups.</summary>
    /// <param name="rows">An expression of IQueryable.</param>
    /// <param name="rowKey">What is unique to a row.</param>
    /// <param name="most">How many groups to read; null for all, where only owners tell groups apart.</param>
    public Expression Over(Expression rows, ParameterExpression row, Expression rowKey, int? most)
    {
        // A query provider that met a related row inside a group would look it up once more for each column. Once made distinct by
        // their key, rows are what was read of them, and related ones are joined once.
        var isDistinct = values.Values.Where((v, i) => !keys.Contains(v) && RelatedRows.AreIn(expressions[i])).Any();
        if (isDistinct)
        {
            Value("the row", () => rowKey);
        }

        var carried = Parts.Of([.. expressions]);
        var carrier = Expression.Parameter(carried.Type, "row");
        var slots = new Slots(values.Values.Select((v, i) => (v.Slot, Parts.At(carrier, i))));
        var key = Parts.Of(keys.Count == 0 ? [Expression.Constant(1)] : [.. keys.Select(k => slots.Visit(k.Slot))]);
        var group = Expression.Parameter(typeof(IGrouping<,>).MakeGenericType(key.Type, carrier.Type), "group");
        var query = Call(nameof(Queryable.Select), [row.Type, carried.Type], rows, carried, row);
        query = isDistinct ? Expression.Call(typeof(Queryable), nameof(Queryable.Distinct), [carried.Type], query) : query;
        query = Call(nameof(Queryable.GroupBy), [carrier.Type, key.Type], query, key, carrier);
        for (var i = 0; most is not null && i < keys.Count; i++)
        {
            var part = Parts.At(Expression.Property(group, "Key"), i);
            query = Call(i == 0 ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy), [group.Type, part.Type], query, part, group);
        }

        var made = columns.Select(c => Expression.Convert(slots.Visit(c(group, carrier)), typeof(object)));
        query = Call(nameof(Queryable.Select), [group.Type, typeof(object[])], query, Expression.NewArrayInit(typeof(object), made), group);
        return most is null
            ? query
            : Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(object[])], query, Captured.Value(most.Value, typeof(int)));
    }

    private int Aggregate(string name, string method, Expression value, params Type[] result) => Add(name, (group, row) =>
        Expression.Call(typeof(Enumerable), method, [row.Type, .. result], group, Expression.Lambda(value, row)));

    private int Add(string name, Func<ParameterExpression, ParameterExpression, Expression> make)
    {
        if (!known.TryGetValue(name, out var index))
        {
            known[name] = index = columns.Count;
            columns.Add(make);
        }

        return index;
    }

    private static MethodCallExpression Call(string method, Type[] types, Expression rows, Expression body, ParameterExpression of) =>
        Expression.Call(typeof(Queryable), method, types, rows, Expression.Quote(Expression.Lambda(body, of)));

    /// <summary>Puts what rows carry in the place of slots.</summary>
    private sealed class Slots(IEnumerable<(ParameterExpression Slot, Expression Carried)> carried) : ExpressionVisitor
    {
        private readonly Dictionary<ParameterExpression, Expression> carried = carried.ToDictionary(c => c.Slot, c => c.Carried);

        protected override Expression VisitParameter(ParameterExpression node) => carried.GetValueOrDefault(node, node);
    }

    /// <summary>Whether a value is found in other rows than the row itself.</summary>
    private sealed class RelatedRows : ExpressionVisitor
    {
        private bool found;

        public static bool AreIn(Expression value)
        {
            var rows = new RelatedRows();
            rows.Visit(value);
            return rows.found;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            found |= node.Expression is MemberExpression { Type.IsValueType: false } inner && inner.Type != typeof(string);
            return base.VisitMember(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            found |= node.Method.DeclaringType == typeof(Enumerable) || node.Method.DeclaringType == typeof(Queryable);
            return base.VisitMethodCall(node);
        }
    }
}
