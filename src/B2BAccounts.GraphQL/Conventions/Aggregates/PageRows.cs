using System.Linq.Expressions;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>The list that pages are of, to be asked again for what is beside them.</summary>
/// <param name="Rows">All its rows under the given conditions, for one more query.</param>
/// <param name="OwnerOf">From a row to its owner's key, where each owner has a list of its own.</param>
internal sealed record PageRows<T>(Func<Task<IQueryable<T>>> Rows, LambdaExpression? OwnerOf = null);
