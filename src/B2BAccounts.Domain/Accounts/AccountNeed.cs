namespace B2BAccounts.Domain.Accounts;

/// <summary>What a customer needs or plans, as he or another source said it on a day.</summary>
public sealed class AccountNeed
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public NeedKind Kind { get; set; }

    public string Text { get; set; } = "";

    public DateOnly StatedOn { get; set; }

    public string Source { get; set; } = "";
}
