using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace B2BAccounts.Api.Persistence;

/// <summary>What SQL may do with money and LINQ cannot say.</summary>
public static class SqlMoney
{
    /// <summary>Money times a whole number, such as days: the same in a query and in C#.</summary>
    public static decimal Times(decimal amount, int factor) => amount * factor;

    internal static void Map(ModelBuilder model)
    {
        var method = typeof(SqlMoney).GetMethod(nameof(Times), BindingFlags.Public | BindingFlags.Static)!;
        model.HasDbFunction(method).HasTranslation(arguments => new SqlBinaryExpression(
            ExpressionType.Multiply, arguments[0], arguments[1], arguments[0].Type, arguments[0].TypeMapping));
    }
}
