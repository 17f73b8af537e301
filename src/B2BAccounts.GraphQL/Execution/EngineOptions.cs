using System.Diagnostics.Metrics;
using B2BAccounts.GraphQL.Diagnostics;
using B2BAccounts.GraphQL.Execution.Cost;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>How an engine behaves. The defaults are meant for production.</summary>
public sealed record EngineOptions
{
    /// <summary>Makes an error for a client of an exception that a resolver threw; null for what clients must not know.</summary>
    public Func<Exception, GraphQLError?>? TranslateException { get; init; }

    /// <summary>Told of every exception that became INTERNAL, once, with the correlation id that the client got.</summary>
    public Action<Exception, string>? OnInternalError { get; init; }

    /// <summary>How much an operation may ask for; a refused one says which limit, its value and the operation's figure.</summary>
    public OperationLimits Limits { get; init; } = OperationLimits.Default;

    /// <summary>Limits of cost that hold for callers with a role instead of those of <see cref="Limits"/>, by the role's name; they may be
    /// lower or higher. Of several roles the highest limit holds, and a role that is not here has the general one.</summary>
    public IReadOnlyDictionary<string, RoleCosts> RoleCosts { get; init; } = new Dictionary<string, RoleCosts>(StringComparer.Ordinal);

    /// <summary>Whether operations may ask for the schema by <c>__schema</c> and <c>__type</c>. When not, no message suggests a name of the
    /// schema either.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>The weight of a field that code resolves, where the schema gives it no @cost: all of it for the first parent, and 1 for each
    /// further one that the same call answers. Other fields weigh 1 when they have sub-fields and else nothing.</summary>
    public int ResolverCost { get; init; } = 10;

    /// <summary>Runs the resolvers of an operation one after the other, and not those of a level side by side: for hosts whose resolvers
    /// share something that one alone can use, such as a connection to a database.</summary>
    public bool ResolversTakeTurns { get; init; }

    /// <summary>How many entries a list is taken to have where the schema gives it no @listSize.</summary>
    public int AssumedListSize { get; init; } = 10;

    /// <summary>How long an operation may run; null for no limit.</summary>
    public TimeSpan? ExecutionTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many objects an answer may hold, counted while they are read: pages within pages multiply, whatever the size of each.
    /// Beyond it the operation is stopped.</summary>
    public int MaxObjects { get; init; } = 500_000;

    /// <summary>The object type whose objects are counted in <see cref="ExecutionResult.Counted"/>; null counts none.</summary>
    public string? CountedType { get; init; }

    /// <summary>How long an answer's data may be, in bytes, checked before each object: many fields of many objects multiply too.</summary>
    public int MaxAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How many errors of fields an answer may hold. One wrong argument below a list fails once for each entry.</summary>
    public int MaxAnswerErrors { get; init; } = 10_000;

    /// <summary>How many characters of documents are kept, read, validated and planned; the least recently used goes first. Beside its text
    /// a document counts 1,000 characters, and 30 for each field of its plans, so that memory is bounded: 2,000,000 take up to about 60 MB.
    /// 0 keeps none.</summary>
    public int CachedDocumentCharacters { get; init; } = 2_000_000;

    /// <summary>The clock that <see cref="ExecutionTimeLimit"/> and all that is measured go by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Takes the engine's figures; null for none. Call it <see cref="GraphQLEngine.TelemetryName"/>, as the source of its spans
    /// is called.</summary>
    public Meter? Meter { get; init; }

    /// <summary>Whether spans of operations carry the document, with <c>?</c> for each number and text.</summary>
    public bool TraceDocuments { get; init; }

    /// <summary>Told of operations that took as long as <see cref="SlowOperation"/> or longer; null for no such log.</summary>
    public Action<OperationReport>? OnSlowOperation { get; init; }

    /// <summary>From when on an operation is slow.</summary>
    public TimeSpan SlowOperation { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many slow operations are told of in a minute; the next one that is says how many were left out.</summary>
    public int SlowOperationsPerMinute { get; init; } = 30;
}
