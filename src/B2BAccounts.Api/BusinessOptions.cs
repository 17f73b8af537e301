using AgeingEdgesOf = B2BAccounts.Domain.Receivables.AgeingEdges;

namespace B2BAccounts.Api;

/// <summary>Settings of the business (section Business).</summary>
public sealed class BusinessOptions
{
    public const string Section = "Business";

    /// <summary>ISO 4217 code of the currency that totals are in. Fixed for a database once it is made.</summary>
    public string BaseCurrency { get; set; } = "CNY";

    /// <summary>IANA name of the zone whose midnight ends the business day.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Upper ends of the ageing buckets in days past due, ascending, comma-separated.</summary>
    public string AgeingEdges { get; set; } = "30,60,90,120";

    /// <summary>The edges as numbers; empty when they are not as <see cref="AgeingEdgesOf"/> takes them.</summary>
    public IReadOnlyList<int> Edges()
    {
        var edges = new List<int>();
        foreach (var part in AgeingEdges.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, out var edge) || edge <= (edges.Count == 0 ? 0 : edges[^1]) || edge > AgeingEdgesOf.LastDay || edges.Count == AgeingEdgesOf.Most)
            {
                return [];
            }

            edges.Add(edge);
        }

        return edges;
    }
}
