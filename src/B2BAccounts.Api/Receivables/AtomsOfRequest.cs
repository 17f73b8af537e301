using B2BAccounts.Api.Http;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.Api.Receivables;

/// <summary>
/// Sums once what several fields of a request rest on: balance and ageing of the same accounts on the same day. All fields of a query see
/// one state of the book; in a mutation each sees what was changed before it, and sums for itself.
/// </summary>
internal sealed class AtomsOfRequest(Ageings ageings)
{
    private readonly List<(IReadOnlyList<long> Accounts, DateOnly Day, Task<DayAtoms> Atoms)> _known = [];
    private readonly Lock _gate = new();

    public Task<DayAtoms> OfAsync(FieldContext context, IReadOnlyList<long> accounts)
    {
        var day = context.AsOf();
        if (context.Operation != OperationKind.Query)
        {
            return ReadAsync(context, accounts, day);
        }

        lock (_gate)
        {
            var known = _known.Find(k => k.Day == day && k.Accounts.SequenceEqual(accounts));
            if (known.Atoms is null)
            {
                known = (accounts, day, ReadAsync(context, accounts, day));
                _known.Add(known);
            }

            return known.Atoms;
        }
    }

    private Task<DayAtoms> ReadAsync(FieldContext context, IReadOnlyList<long> accounts, DateOnly day) =>
        ageings.AtomsAsync(context.Book(), AccountSet.Of(accounts), day, context.CancellationToken);
}
