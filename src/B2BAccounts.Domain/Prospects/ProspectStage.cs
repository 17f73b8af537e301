namespace B2BAccounts.Domain.Prospects;

public enum ProspectStage
{
    Flagged,
    Assigned,
    Contacted,
    Qualified,
    Converted,
    Dismissed,
}
