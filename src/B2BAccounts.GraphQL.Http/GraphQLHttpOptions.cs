namespace B2BAccounts.GraphQL.Http;

/// <summary>What the endpoint offers beside answering operations.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>The expanded schema as SDL, served at <c>?sdl</c> and on the page; null switches both off.</summary>
    public string? Sdl { get; set; }

    /// <summary>Title of the page that a browser gets; null switches the page off.</summary>
    public string? PageTitle { get; set; }

    /// <summary>Queries shown on the page, by name.</summary>
    public IReadOnlyList<SampleQuery> SampleQueries { get; set; } = [];

    /// <summary>Largest request body in bytes; a longer one is answered with 413.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;
}

/// <summary>A query for people to try.</summary>
public sealed record SampleQuery(string Name, string Text);
