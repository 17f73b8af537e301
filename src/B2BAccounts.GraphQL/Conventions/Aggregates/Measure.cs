using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>What functions make of the values of a field: which columns they need, and how the answer is made of them.</summary>
internal static class Measure
{
    private const long HalfOfLong = 1L << 32;

    /// <summary>Whether values of a C# type can be added up exactly as they are here.</summary>
    public static bool IsNumber(Type bare) =>
        bare == typeof(long) || IsSmall(bare) || bare == typeof(decimal) || bare == typeof(double) || bare == typeof(float);

    /// <summary>Whether values of a C# type have an order that stores know.</summary>
    public static bool IsOrdered(Type bare) =>
        IsNumber(bare) || bare == typeof(string) || bare == typeof(DateOnly) || bare == typeof(DateTime) || bare == typeof(TimeOnly);

    public static Func<object?[], object?> Of(AggregateFunction function, AggregateColumns columns, AggregatedValue value) => function switch
    {
        AggregateFunction.Sum => Sum(columns, value),
        AggregateFunction.Avg => Avg(columns, value),
        _ => Extreme(columns, value, function == AggregateFunction.Max),
    };

    private static Func<object?[], object?> Extreme(AggregateColumns columns, AggregatedValue value, bool largest)
    {
        var column = columns.Extreme(value.Name, value.Slot, largest);
        return values => values[column];
    }

    private static Func<object?[], object?> Avg(AggregateColumns columns, AggregatedValue value)
    {
        var sum = Sum(columns, value);
        var count = columns.CountWhere(value.Name, value.IsThere);
        return values => sum(values) switch
        {
            null => null,
            double total => total / (int)values[count]!,
            decimal total => Average.Of(total, (int)values[count]!),
            var total => Average.Of((long)total, (int)values[count]!),
        };
    }

    private static Func<object?[], object?> Sum(AggregateColumns columns, AggregatedValue value)
    {
        var count = columns.CountWhere(value.Name, value.IsThere);
        if (value.Bare == typeof(long))
        {
            // Halves of 64-bit numbers are added up apart, so that no sum of them runs over.
            var half = Expression.Constant(HalfOfLong, value.Slot.Type);
            var high = columns.Sum($"high {value.Name}", Expression.Divide(value.Slot, half), typeof(long));
            var low = columns.Sum($"low {value.Name}", Expression.Modulo(value.Slot, half), typeof(long));
            return values => IsNone(values) ? null : ((long)values[high]! * (decimal)HalfOfLong) + (long)values[low]!;
        }

        var sum = columns.Sum(value.Name, value.Slot, IsSmall(value.Bare) ? typeof(long) : value.Bare == typeof(decimal) ? typeof(decimal) : typeof(double));
        return values => IsNone(values) ? null : values[sum];

        bool IsNone(object?[] values) => (int)values[count]! == 0;
    }

    private static bool IsSmall(Type bare) => !bare.IsEnum && Type.GetTypeCode(bare) is >= TypeCode.SByte and <= TypeCode.UInt32;
}
