namespace B2BAccounts.Domain.Accounts;

/// <summary>What an account is to us.</summary>
public enum AccountStatus
{
    /// <summary>Known only as somebody's supplier, buyer or competitor.</summary>
    None,

    /// <summary>潜在客户: flagged as one to sell to.</summary>
    Prospect,

    /// <summary>客户: bought in the last 12 months.</summary>
    Customer,

    /// <summary>沉睡客户: bought before, but not in the last 12 months.</summary>
    Dormant,

    /// <summary>流失客户: set by hand, with the reason.</summary>
    Lost,
}
