namespace B2BAccounts.Api.Imports;

/// <summary>The whole import cannot begin: the file, its encoding, its header or its map is not usable. Nothing has been done.</summary>
public sealed class ImportRefused(string message) : Exception(message);
