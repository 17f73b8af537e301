namespace B2BAccounts.Domain.Accounts;

/// <summary>The language in which an account is written to.</summary>
public enum AccountLanguage
{
    En,
    ZhHans,
    ZhHant,
}
