namespace B2BAccounts.Domain.Accounts;

/// <summary>Size class of a company as declared; not computed from employees, because countries draw the lines differently.</summary>
public enum AccountSize
{
    Micro,
    Small,
    Medium,
    Large,
}
