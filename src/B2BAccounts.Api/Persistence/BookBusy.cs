namespace B2BAccounts.Api.Persistence;

/// <summary>The database could not do now what was asked of it; the message says what that means and what to do.</summary>
/// <param name="message">For the one who asked.</param>
/// <param name="code">One of the codes below.</param>
/// <param name="cause">What the database said; for the log only.</param>
public sealed class BookBusy(string message, string code = BookBusy.Busy, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>A change could not get its turn in time; nothing was changed, and trying again is safe.</summary>
    public const string Busy = "BOOK_BUSY";

    /// <summary>The database does not answer; nothing was changed, and trying again is safe.</summary>
    public const string Unavailable = "BOOK_UNAVAILABLE";

    /// <summary>The database was lost while it made a change last: whether it did is not known. With an idempotency key trying again is safe.</summary>
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";

    public string Code { get; } = code;

    /// <summary>The change had its turn and was not done in time.</summary>
    internal bool TookTooLong { get; init; }
}
