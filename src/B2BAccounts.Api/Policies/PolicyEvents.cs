using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Policies;

namespace B2BAccounts.Api.Policies;

/// <summary>
/// Tells later slices of a policy that is in force from today on, in the transaction that is still open. Slices.cs lists who listens; a listener
/// that throws undoes the change.
/// </summary>
public sealed class PolicyEvents
{
    private readonly Listeners<Policy> _activated = new();

    public PolicyEvents On(Func<BookTransaction, Policy, Task> listener)
    {
        _activated.Add(listener);
        return this;
    }

    internal Task TellAsync(BookTransaction book, Policy policy) => _activated.TellAsync(book, policy);
}
