using System.Collections.Concurrent;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What belongs to one request and not to the question: services, and items that the host and resolvers share.</summary>
public sealed class RequestContext(IServiceProvider? services = null, IDictionary<string, object?>? items = null)
{
    private readonly Lock gate = new();
    private IDictionary<string, object?>? shared = items;

    /// <summary>Services of the request; one that knows none when the host gave none.</summary>
    public IServiceProvider Services { get; } = services ?? NoServices.Instance;

    /// <summary>The caller's roles, by which the schema's @authorize lets him read fields; null when he is not authenticated.</summary>
    public IReadOnlySet<string>? Roles { get; init; }

    /// <summary>Resolvers of one level run side by side: a dictionary that the host brings must stand that too.</summary>
    public IDictionary<string, object?> Items =>
        LazyInitializer.EnsureInitialized(ref shared, static () => new ConcurrentDictionary<string, object?>(StringComparer.Ordinal));

    /// <summary>Entries of the response's <c>extensions</c>; null while there are none.</summary>
    internal Dictionary<string, object?>? Extensions { get; private set; }

    /// <summary>Adds an entry to the response's <c>extensions</c>, or replaces it (section 7.1.3).</summary>
    /// <param name="key">The entry's name.</param>
    /// <param name="value">What System.Text.Json writes.</param>
    public void Extend(string key, object? value)
    {
        lock (gate)
        {
            (Extensions ??= new(StringComparer.Ordinal))[key] = value;
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
