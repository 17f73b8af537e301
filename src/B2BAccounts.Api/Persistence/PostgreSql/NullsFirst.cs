using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Internal;

#pragma warning disable EF1001 // The provider has no public place to say where nulls come in an order.

namespace B2BAccounts.Api.Persistence.PostgreSql;

/// <summary>
/// Nulls come first in an ascending order, as on SQLite and SQL Server. It is said of columns that can be null only: said of others, it
/// would keep their indexes and primary keys from being used.
/// </summary>
internal sealed class NullsFirst(QuerySqlGeneratorDependencies dependencies, IRelationalTypeMappingSource types, INpgsqlSingletonOptions options)
    : IQuerySqlGeneratorFactory
{
    public QuerySqlGenerator Create() => new Generator(dependencies, types, options);

    private sealed class Generator(QuerySqlGeneratorDependencies dependencies, IRelationalTypeMappingSource types, INpgsqlSingletonOptions options)
        : NpgsqlQuerySqlGenerator(dependencies, types, options.ReverseNullOrderingEnabled, options.PostgresVersion)
    {
        protected override Expression VisitOrdering(OrderingExpression ordering)
        {
            var result = base.VisitOrdering(ordering);
            if (ordering.Expression is not (ColumnExpression { IsNullable: false } or SqlConstantExpression or SqlParameterExpression))
            {
                Sql.Append(ordering.IsAscending ? " NULLS FIRST" : " NULLS LAST");
            }

            return result;
        }
    }
}
