using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Api.Receivables;

/// <summary>账龄 of an account, a group or the book, in the base currency, with the rates used.</summary>
public sealed record AgeingFigure(DateOnly AsOf, AgeingEdges Edges, AgedBalance Aged, IReadOnlyList<FxQuote> Rates)
{
    /// <summary>Such as 'Not due', '1-30' or 'Over 120'.</summary>
    public string Label(int bucket) => LabelOf(Edges, bucket);

    /// <inheritdoc cref="Label"/>
    public static string LabelOf(AgeingEdges edges, int bucket) => edges.Range(bucket) switch
    {
        (null, _) => "Not due",
        ({ } from, null) => $"Over {from - 1}",
        ({ } from, { } to) => $"{from}-{to}",
    };
}
