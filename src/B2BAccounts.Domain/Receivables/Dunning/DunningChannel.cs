namespace B2BAccounts.Domain.Receivables.Dunning;

/// <summary>How a reminder reaches its account.</summary>
public enum DunningChannel
{
    Email,
    Post,

    /// <summary>The text is what the caller says.</summary>
    Phone,
}
