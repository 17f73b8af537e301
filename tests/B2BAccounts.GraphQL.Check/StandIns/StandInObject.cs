namespace B2BAccounts.GraphQL.Check.StandIns;

/// <summary>An object of any type, whose fields' values follow from its number alone.</summary>
internal sealed record StandInObject(string Type, uint Number)
{
    /// <summary>The number that stands for the object of every root.</summary>
    public const uint Root = 0;

    /// <summary>FNV-1a, 32 bits, over UTF-16 code units.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }
}
