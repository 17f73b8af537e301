using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace B2BAccounts.Api;

/// <summary>The accounts that a figure is asked for: some, or all that the context shows.</summary>
public sealed class AccountSet
{
    private readonly List<long>? _ids;

    private AccountSet(List<long>? ids) => _ids = ids;

    public static AccountSet WholeBook { get; } = new(null);

    public bool IsWholeBook => _ids is null;

    /// <summary>Whether some are asked for, and those are none.</summary>
    public bool IsEmpty => _ids is [];

    /// <summary>The ids asked for, each once; none when the whole book is.</summary>
    public IReadOnlyList<long> Ids => _ids ?? [];

    public static AccountSet Of(params IEnumerable<long> ids) => new([.. ids.Distinct()]);

    /// <summary>Of rows, those that belong to the accounts.</summary>
    public IQueryable<T> Choose<T>(IQueryable<T> rows, Expression<Func<T, long>> account) => _ids is null ? rows : Among(rows, account, _ids);

    /// <summary>
    /// Of rows, those whose key is in the list. The list travels as one parameter: the statement stays the same for every length, and
    /// no limit on the number of parameters is met.
    /// </summary>
    public static IQueryable<T> Among<T>(IQueryable<T> rows, Expression<Func<T, long>> key, IEnumerable<long> ids)
    {
        ArgumentNullException.ThrowIfNull(key);
        var list = ids as List<long> ?? [.. ids];
        Expression<Func<long, bool>> isListed = id => Microsoft.EntityFrameworkCore.EF.Parameter(list).Contains(id);
        return rows.Where(Expression.Lambda<Func<T, bool>>(
            ReplacingExpressionVisitor.Replace(isListed.Parameters[0], key.Body, isListed.Body), key.Parameters));
    }
}
