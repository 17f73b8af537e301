using System.Linq.Expressions;
using B2BAccounts.GraphQL.Conventions.Filters;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>Days and instants by month and the like. Every store knows year, month and day of a date, so a period is a whole number
/// made of these.</summary>
internal static class DateParts
{
    /// <summary>The number of the period that a day or instant lies in; null where it is null.</summary>
    public static Expression Of(Expression value, DatePart part)
    {
        if (part == DatePart.Whole)
        {
            return value;
        }

        var isNullable = Nullable.GetUnderlyingType(value.Type) is not null;
        var number = Number(isNullable ? Expression.Property(value, "Value") : value, part);
        return isNullable
            ? Expression.Condition(
                Condition.IsNull(value), Expression.Constant(null, typeof(int?)), Expression.Convert(number, typeof(int?)))
            : number;
    }

    /// <summary>The first day of a period.</summary>
    public static DateOnly Start(int number, DatePart part) => part switch
    {
        DatePart.Year => new DateOnly(number, 1, 1),
        DatePart.Quarter => new DateOnly(number / 4, (number % 4 * 3) + 1, 1),
        DatePart.Month => new DateOnly(number / 12, (number % 12) + 1, 1),
        _ => new DateOnly(number / 372, (number % 372 / 31) + 1, (number % 31) + 1),
    };

    private static Expression Number(Expression value, DatePart part)
    {
        var year = Expression.Property(value, "Year");
        var month = Expression.Subtract(Expression.Property(value, "Month"), Expression.Constant(1));
        return part switch
        {
            DatePart.Year => year,
            DatePart.Quarter => Within(year, 4, Expression.Divide(month, Expression.Constant(3))),
            DatePart.Month => Within(year, 12, month),
            _ => Within(Within(year, 12, month), 31, Expression.Subtract(Expression.Property(value, "Day"), Expression.Constant(1))),
        };
    }

    private static BinaryExpression Within(Expression outer, int size, Expression inner) =>
        Expression.Add(Expression.Multiply(outer, Expression.Constant(size)), inner);
}
