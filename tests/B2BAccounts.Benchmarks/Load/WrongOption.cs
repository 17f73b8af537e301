namespace B2BAccounts.Benchmarks.Load;

/// <summary>An option of the verb has no meaning; the message says what would have.</summary>
internal sealed class WrongOption(string message) : Exception(message);
