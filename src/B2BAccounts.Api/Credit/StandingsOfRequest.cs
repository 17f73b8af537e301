using B2BAccounts.Api.Http;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.Api.Credit;

/// <summary>Reads once what status and reasons of the same accounts rest on. In a mutation each is read for itself, after what came before it.</summary>
internal sealed class StandingsOfRequest(Credits credits)
{
    private readonly List<(IReadOnlyList<CreditUse> Uses, Task<IReadOnlyDictionary<long, Figure<CreditStandingFigure>>> Standings)> _known = [];
    private readonly Lock _gate = new();

    public Task<IReadOnlyDictionary<long, Figure<CreditStandingFigure>>> OfAsync(FieldContext context, IReadOnlyList<CreditUse> uses)
    {
        if (context.Operation != OperationKind.Query)
        {
            return credits.StandingsAsync(context.Book(), uses, context.CancellationToken);
        }

        lock (_gate)
        {
            var known = _known.Find(k => k.Uses.SequenceEqual(uses, ReferenceEqualityComparer.Instance));
            if (known.Standings is null)
            {
                known = (uses, credits.StandingsAsync(context.Book(), uses, context.CancellationToken));
                _known.Add(known);
            }

            return known.Standings;
        }
    }
}
