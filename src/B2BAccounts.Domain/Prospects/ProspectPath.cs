using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;

namespace B2BAccounts.Domain.Prospects;

/// <summary>How a prospect hangs together with a customer of ours.</summary>
/// <param name="Links">From the prospect to the customer; each may run either way.</param>
/// <param name="Confidence">Product of the links' confidences.</param>
public sealed record ProspectPath(long ProspectId, long CustomerId, IReadOnlyList<ChainLink> Links, decimal Confidence)
{
    /// <summary>"Foshan Steel supplies Guangzhou Parts, which supplies Acme", or the same in Chinese.</summary>
    public string InWords(Func<long, string> nameOf, AccountLanguage language)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        var english = language == AccountLanguage.En;
        var (supplies, buys) = language switch
        {
            AccountLanguage.En => (" supplies ", " buys from "),
            AccountLanguage.ZhHant => ("供應", "採購自"),
            _ => ("供应", "采购自"),
        };
        var words = new System.Text.StringBuilder(nameOf(ProspectId));
        var at = ProspectId;
        for (var i = 0; i < Links.Count; i++)
        {
            if (i > 0)
            {
                words.Append(english ? ", which" : $"，{nameOf(at)}");
            }

            var isSupplier = Links[i].SupplierId == at;
            at = isSupplier ? Links[i].BuyerId : Links[i].SupplierId;
            words.Append(isSupplier ? supplies : buys).Append(nameOf(at));
        }

        return words.ToString();
    }

    internal bool Beats(ProspectPath? other) =>
        other is null
        || Confidence > other.Confidence
        || (Confidence == other.Confidence && (Links.Count < other.Links.Count
            || (Links.Count == other.Links.Count && HasSmallerIdsThan(other))));

    private bool HasSmallerIdsThan(ProspectPath other)
    {
        for (var i = 0; i < Links.Count; i++)
        {
            if (Links[i].Id != other.Links[i].Id)
            {
                return Links[i].Id < other.Links[i].Id;
            }
        }

        return false;
    }
}
