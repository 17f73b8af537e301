namespace B2BAccounts.Domain.Accounts;

/// <summary>客户. A company, whatever it is to us.</summary>
public sealed class Account
{
    public long Id { get; set; }

    /// <summary>Our own unique key, as people write it.</summary>
    public string Number { get; set; } = "";

    public string LegalName { get; set; } = "";

    /// <summary>The name in the company's own script, when the legal name is kept in another.</summary>
    public string? LocalName { get; set; }

    /// <summary>Legal and local name folded by <see cref="SearchText"/>; set whenever a name is.</summary>
    public string SearchName { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    public string? Region { get; set; }

    public string? City { get; set; }

    public string? PostalAddress { get; set; }

    /// <summary>Degrees north, -90 to 90 (WGS 84).</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east, -180 to 180 (WGS 84).</summary>
    public double? Longitude { get; set; }

    public AccountLanguage Language { get; set; }

    /// <summary>Class of ISIC Rev. 4, four digits; the other classifications map to it.</summary>
    public string? Industry { get; set; }

    public AccountStatus Status { get; set; }

    public AccountSize? Size { get; set; }

    public int? Employees { get; set; }

    /// <summary>In <see cref="YearlyRevenueCurrency"/>.</summary>
    public decimal? YearlyRevenue { get; set; }

    public string? YearlyRevenueCurrency { get; set; }

    /// <summary>ISO 4217; the currency in which the account is invoiced unless a document says otherwise.</summary>
    public string Currency { get; set; } = "";

    public PaymentTerms Terms { get; set; } = PaymentTerms.Default;

    /// <summary>The account above this one in its corporate group.</summary>
    public long? ParentId { get; set; }

    public string? Manager { get; set; }

    public string? Team { get; set; }

    public RelationshipType? RelationshipType { get; set; }

    /// <summary>采购原因. Why the customer buys.</summary>
    public string? PurchaseReason { get; set; }

    public Disclosure PurchaseReasonDisclosure { get; set; }

    /// <summary>产品用途. What the customer does with what he buys.</summary>
    public string? ProductUse { get; set; }

    public Disclosure ProductUseDisclosure { get; set; }

    /// <summary>A summary of what the customer needs; dated statements are <see cref="AccountNeed"/>s.</summary>
    public string? Needs { get; set; }

    /// <summary>The day a non-disclosure agreement was signed.</summary>
    public DateOnly? NdaOn { get; set; }

    /// <summary>First invoice date, kept by postings.</summary>
    public DateOnly? FirstPurchaseOn { get; set; }

    /// <summary>Latest invoice date, kept by postings.</summary>
    public DateOnly? LastPurchaseOn { get; set; }

    public DateOnly? LostOn { get; set; }

    public string? LostReason { get; set; }

    /// <summary>The competitor that took the account, if known.</summary>
    public string? LostTo { get; set; }

    public DateOnly? DoNotContactUntil { get; set; }

    /// <summary>Band of the last assessment (A, B, UNGRADED, or what the policy names); null before the first.</summary>
    public string? Grade { get; set; }

    public int Version { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    /// <summary>Names are set together, so that the search name never lags behind.</summary>
    public void Rename(string legalName, string? localName)
    {
        LegalName = legalName;
        LocalName = localName;
        SearchName = SearchText.Normalise(localName is null ? legalName : $"{legalName} {localName}");
    }
}
