using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// A query that EF translates once for each model and never looks up again: for what is asked with every page, where putting the
/// question together takes longer than answering it. Each database and each way in has a model of its own.
/// </summary>
internal sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConcurrentDictionary<IModel, TQuery> _compiled = new();

    public TQuery For(Book db) => _compiled.GetOrAdd(db.Model, _ => compile());
}
