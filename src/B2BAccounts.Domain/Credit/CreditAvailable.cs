using B2BAccounts.Domain.Receivables;

namespace B2BAccounts.Domain.Credit;

/// <summary>可用额度. The least of limit − exposure over an account and every ancestor with a limit.</summary>
/// <param name="Amount">In the base currency; below zero when overrun; null when no node has a limit.</param>
/// <param name="Binding">The node that sets it: of equal ones the nearest.</param>
/// <param name="UsedShare">The largest part in use of any of the limits.</param>
public sealed record CreditAvailable(decimal? Amount, CreditNode? Binding, decimal? UsedShare)
{
    /// <param name="nodes">The account first, then upwards.</param>
    public static CreditAvailable Of(IEnumerable<CreditNode> nodes, FxTable rates, DateOnly day)
    {
        (decimal Amount, CreditNode Node)? least = null;
        decimal? used = null;
        foreach (var node in nodes.Where(n => n.Limit is not null))
        {
            var amount = rates.Convert(node.Available!.Value, node.Currency, day);
            least = least is null || amount < least.Value.Amount ? (amount, node) : least;
            used = used is null || node.UsedShare > used ? node.UsedShare ?? used : used;
        }

        return new CreditAvailable(least?.Amount, least?.Node, used);
    }
}
