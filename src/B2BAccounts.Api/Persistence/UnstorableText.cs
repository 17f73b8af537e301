namespace B2BAccounts.Api.Persistence;

/// <summary>A text holds U+0000, which not every database can keep or look for; nothing was sent to one.</summary>
public sealed class UnstorableText() : Exception("A text holds the character U+0000, which nothing in the book has.");
