namespace B2BAccounts.Api.Accounts;

public static class AccountCodes
{
    /// <summary>The account has no contact with the id.</summary>
    public const string ContactNotFound = "CONTACT_NOT_FOUND";

    /// <summary>Only who sees more of the book may change this of the account.</summary>
    public const string OutOfReach = "ACCOUNT_OUT_OF_REACH";
}
