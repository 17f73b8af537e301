using B2BAccounts.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http;

/// <summary>What the endpoint offers, and how much it takes.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>The expanded schema as SDL, served at <c>?sdl</c> and on the page; null switches both off.</summary>
    public string? Sdl { get; set; }

    /// <summary>Title of the page that a browser gets; null switches the page off.</summary>
    public string? PageTitle { get; set; }

    /// <summary>Queries shown on the page, by name.</summary>
    public IReadOnlyList<SampleQuery> SampleQueries { get; set; } = [];

    /// <summary>Whether clients may ask for the plan of what they run, by the header <c>GraphQL-Plan: report</c>. It tells how the server
    /// works, so it is for development.</summary>
    public bool TellsPlans { get; set; }

    /// <summary>Finds the caller's roles, by which the schema's @authorize lets him read fields; null when he is not authenticated, as
    /// nobody is unless this says so. Called once for each operation.</summary>
    public Func<HttpContext, IReadOnlySet<string>?> RolesOf { get; set; } = _ => null;

    /// <summary>Largest request body in bytes; a longer one is answered with 413.</summary>
    public int MaxBodyBytes { get; set => field = Positive(value); } = 1024 * 1024;

    /// <summary>How many requests a body may hold as an array. They run one after another, each as if it had come alone. 0 and 1 switch
    /// batches off.</summary>
    public int MaxBatchSize { get; set => field = NotNegative(value); } = 10;

    /// <summary>How many bytes the answers of a batch may have together. Once they are beyond, the requests that are left are not run,
    /// and each is answered by an error that says so.</summary>
    public int MaxBatchAnswerBytes { get; set => field = Positive(value); } = 64 * 1024 * 1024;

    /// <summary>
    /// Refuses a query by GET that another site's page could make a browser send unasked: one without the header
    /// <c>GraphQL-Preflight</c> (any value) and without <c>Content-Type: application/json</c>, each of which makes a browser ask first
    /// (a CORS preflight). Off by default, as a query changes nothing and the page cannot read its answer unless CORS lets it; switch it on
    /// where users are known by cookies or by their browser, and queries cost enough to be abused. Operations by POST need no switch: the
    /// content type that they must have makes a browser ask.
    /// </summary>
    public bool EnforceGetRequestsPreflight { get; set; }

    /// <summary>Answers from this size on, in bytes, are compressed by brotli or gzip for clients that take it. What fits one packet gains
    /// nothing. 0 switches compression off.</summary>
    public int CompressFromBytes { get; set => field = NotNegative(value); } = 1400;

    /// <summary>Says by which status and error a request is refused before anything of it is read, such as one whose sender is not known; null
    /// takes it. The page and the schema are for all.</summary>
    public Func<HttpContext, (int Status, GraphQLError Error)?>? Refuses { get; set; }

    /// <summary>Says by which status and error a batch of so many requests is refused before any of them is run; null takes it.</summary>
    public Func<HttpContext, int, (int Status, GraphQLError Error)?>? RefusesBatch { get; set; }

    /// <summary>Told of every operation that was answered, before the answer is sent; an error that this returns is sent instead of it.</summary>
    public Func<HttpContext, ExecutionResult, GraphQLError?>? Answered { get; set; }

    private static int Positive(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }

    private static int NotNegative(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}

/// <summary>A query for people to try.</summary>
public sealed record SampleQuery(string Name, string Text);
