using B2BAccounts.GraphQL.Http;

namespace B2BAccounts.Api.Http;

/// <summary>What the GraphQL endpoint takes and offers (section GraphQL:Http); <see cref="GraphQLHttpOptions"/> says more of each.</summary>
public sealed class HttpOptions
{
    public const string Section = "GraphQL:Http";

    private static readonly GraphQLHttpOptions Defaults = new();

    /// <summary>Largest request body in bytes.</summary>
    public int MaxBodyBytes { get; set; } = Defaults.MaxBodyBytes;

    /// <summary>How many requests may come as one array; 0 and 1 switch batches off.</summary>
    public int MaxBatchSize { get; set; } = Defaults.MaxBatchSize;

    /// <summary>How many bytes the answers of a batch may have together.</summary>
    public int MaxBatchAnswerBytes { get; set; } = Defaults.MaxBatchAnswerBytes;

    /// <summary>Refuses queries by GET that another site's page could have a browser send.</summary>
    public bool EnforceGetRequestsPreflight { get; set; } = Defaults.EnforceGetRequestsPreflight;

    /// <summary>Answers from this size on are compressed; 0 switches compression off.</summary>
    public int CompressFromBytes { get; set; } = Defaults.CompressFromBytes;

    /// <summary>Serves the schema at <c>/graphql?sdl</c> and on the page; in Development only, unless it is set.</summary>
    public bool? OfferSchema { get; set; }

    /// <summary>Shows a page to browsers that open <c>/graphql</c>; in Development only, unless it is set.</summary>
    public bool? OfferPage { get; set; }

    /// <summary>Lets operations ask for the schema, and messages suggest its names; in Development only, unless it is set.</summary>
    public bool? AllowIntrospection { get; set; }

    /// <summary>Decides what was not set.</summary>
    public void Decide(bool isDevelopment)
    {
        OfferSchema ??= isDevelopment;
        OfferPage ??= isDevelopment;
        AllowIntrospection ??= isDevelopment;
    }
}
