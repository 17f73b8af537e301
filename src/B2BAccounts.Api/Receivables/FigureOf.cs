namespace B2BAccounts.Api.Receivables;

/// <summary>Whose figure is asked for at an account.</summary>
public enum FigureOf
{
    Account,

    /// <summary>The account and all below it in its corporate group, as it was on the day.</summary>
    Group,
}
