namespace B2BAccounts.Api.Generation;

/// <summary>When a generated customer bought from us.</summary>
public enum CustomerCourse
{
    /// <summary>All the time.</summary>
    Steady,

    /// <summary>Since some months ago.</summary>
    New,

    /// <summary>Until more than a year ago.</summary>
    Gone,

    /// <summary>Until a competitor took it away.</summary>
    Lost,
}
