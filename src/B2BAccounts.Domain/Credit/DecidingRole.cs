namespace B2BAccounts.Domain.Credit;

/// <summary>Who may decide, each more than those before.</summary>
public enum DecidingRole
{
    Manager,
    Finance,
    Admin,
}
