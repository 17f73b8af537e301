namespace B2BAccounts.Domain.Accounts;

public enum IdentifierScheme
{
    /// <summary>统一社会信用代码, GB 32100-2015.</summary>
    Uscc,

    /// <summary>Legal entity identifier, ISO 17442.</summary>
    Lei,

    /// <summary>Value added tax number with its country prefix.</summary>
    Vat,

    /// <summary>Nine digits, without a public check rule.</summary>
    Duns,

    /// <summary>Any other code, kept as written.</summary>
    Other,
}
