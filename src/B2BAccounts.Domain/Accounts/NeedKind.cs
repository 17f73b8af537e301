namespace B2BAccounts.Domain.Accounts;

public enum NeedKind
{
    Need,
    DevelopmentPlan,
}
