namespace B2BAccounts.Domain.Accounts;

/// <summary>Kotler's five ways to look after a customer, chosen per customer; not a ladder to climb.</summary>
public enum RelationshipType
{
    /// <summary>Sold and not followed up.</summary>
    Basic,

    /// <summary>Sold; the customer is asked to call with questions.</summary>
    Reactive,

    /// <summary>Called soon after the sale to check that it met expectations.</summary>
    Accountable,

    /// <summary>Called from time to time with better uses and new products.</summary>
    Proactive,

    /// <summary>Worked with continuously to perform better.</summary>
    Partnership,
}
