namespace B2BAccounts.Domain.Prospects;

public enum SignalKind
{
    /// <summary>上游. Supplies a customer of ours, directly or through others.</summary>
    Upstream,

    /// <summary>下游. Buys from a customer of ours, directly or through others.</summary>
    Downstream,

    /// <summary>竞争对手. Competes with a customer: same industry and shared suppliers or buyers, or said to.</summary>
    Competitor,

    /// <summary>Served by those who serve our customers.</summary>
    CustomerOfPeer,

    /// <summary>转介绍. Somebody brought it to us.</summary>
    Referral,

    /// <summary>A competitor of ours stopped serving it.</summary>
    DroppedByCompetitor,

    /// <summary>Market research named it.</summary>
    Survey,

    /// <summary>A customer lost at least six months ago.</summary>
    WinBack,
}
