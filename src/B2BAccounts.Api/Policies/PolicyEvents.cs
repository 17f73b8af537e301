using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Policies;

/// <summary>
/// Tells later slices of a policy that is in force from today on, in the transaction that is still open. Slices.cs lists who listens; a listener
/// that throws undoes the change.
/// </summary>
public sealed class PolicyEvents
{
    private readonly List<Func<BookTransaction, Policy, Task>> _activated = [];

    public PolicyEvents On(Func<BookTransaction, Policy, Task> listener)
    {
        _activated.Add(listener);
        return this;
    }

    internal async Task TellAsync(BookTransaction book, Policy policy)
    {
        foreach (var listener in _activated)
        {
            await listener(book, policy);
        }
    }
}
