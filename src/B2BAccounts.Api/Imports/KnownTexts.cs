namespace B2BAccounts.Api.Imports;

/// <summary>Texts that rows have had, so that what thousands of rows say is in memory once: accounts, products, countries. Bounded; one thread reads.</summary>
internal sealed class KnownTexts
{
    private const int Most = 20_000;
    private const int Longest = 200;

    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public KnownTexts() => lookup = texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return text.ToString();
        }

        if (lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        if (texts.Count == Most)
        {
            texts.Clear();
        }

        var added = text.ToString();
        texts.Add(added);
        return added;
    }
}
