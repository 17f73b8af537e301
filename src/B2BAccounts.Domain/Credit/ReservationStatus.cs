namespace B2BAccounts.Domain.Credit;

/// <summary>How far an order is for which credit was reserved, by what of it comes first in this list.</summary>
public enum ReservationStatus
{
    /// <summary>A part is reserved and not yet delivered.</summary>
    Reserved,

    /// <summary>All that is left is delivered; a part is not invoiced.</summary>
    Delivered,

    /// <summary>A part was reserved for too long; nothing holds credit any more.</summary>
    Expired,

    /// <summary>What was delivered is invoiced, and nothing else is reserved.</summary>
    Invoiced,

    /// <summary>All was given back.</summary>
    Released,
}
