namespace B2BAccounts.Api.Persistence;

/// <summary>The book could not be written in time; nothing was changed, and trying again is safe.</summary>
public sealed class BookBusy(string message) : Exception(message)
{
    public const string Code = "BOOK_BUSY";
}
