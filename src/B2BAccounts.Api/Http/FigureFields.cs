using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.Api.Http;

/// <summary>Answers fields by figures that were made for all parents at once.</summary>
public static class FigureFields
{
    /// <summary>For each parent's key its figure; one that a rule stands in the way of fails alone.</summary>
    public static IReadOnlyList<T?> Figures<T>(this FieldContext context, IReadOnlyList<long> parents, IReadOnlyDictionary<long, Figure<T>> figures)
        where T : class
    {
        var values = new T?[parents.Count];
        for (var i = 0; i < parents.Count; i++)
        {
            if (!figures.TryGetValue(parents[i], out var figure))
            {
                continue;
            }

            values[i] = figure.ValueOrNull;
            if (figure.Violation is { } violation)
            {
                context.Fail(i, violation);
            }
        }

        return values;
    }
}
