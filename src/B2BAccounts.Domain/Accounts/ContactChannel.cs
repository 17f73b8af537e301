namespace B2BAccounts.Domain.Accounts;

public enum ContactChannel
{
    Email,
    Phone,
    Post,
    Messenger,
}
