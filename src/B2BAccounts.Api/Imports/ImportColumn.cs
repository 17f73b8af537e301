namespace B2BAccounts.Api.Imports;

/// <summary>A column that an import knows by its canonical name.</summary>
/// <param name="Name">As in a file without a map, and on the left in a map.</param>
/// <param name="Holds">What a value looks like, in the words of docs/import.md.</param>
/// <param name="Means">What it is for.</param>
/// <param name="Required">Every row must have a value, from the file or from the map's constants.</param>
public sealed record ImportColumn(string Name, string Holds, string Means, bool Required = false);
