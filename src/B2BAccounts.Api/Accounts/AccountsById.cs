using System.Linq.Expressions;
using B2BAccounts.Api.Http;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Accounts;

/// <summary>Accounts by their keys, all at once; one that does not exist, or may not be seen, is absent.</summary>
public static class AccountsById
{
    public static IQueryable<Account> Of(IReadOnlyList<long> ids, FieldContext context) => AccountSet.Among(context.Book().Accounts, a => a.Id, ids);

    /// <summary>Binds a field to the account that an object refers to by its key.</summary>
    public static ObjectBinding<T> BatchAccount<T>(
        this ObjectBinding<T> binding, ConventionBindings conventions, string field, Expression<Func<T, long?>> id)
        where T : notnull => binding.BatchRow(conventions, field, id, Of, a => a.Id);
}
