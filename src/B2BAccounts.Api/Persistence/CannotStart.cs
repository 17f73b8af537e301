namespace B2BAccounts.Api.Persistence;

/// <summary>The program cannot begin its work, for a reason that its operator can mend; the message says how.</summary>
public sealed class CannotStart(string message, Exception? cause = null) : Exception(message, cause);
