namespace B2BAccounts.Domain.Accounts;

public enum ContactRole
{
    Other,
    DecisionMaker,
    Buyer,
    Finance,
    Technical,
}
