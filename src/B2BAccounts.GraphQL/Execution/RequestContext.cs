using System.Collections.Concurrent;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What belongs to one request and not to the question: services, and items that the host and resolvers share.</summary>
public sealed class RequestContext(IServiceProvider? services = null, IDictionary<string, object?>? items = null)
{
    /// <summary>Services of the request; one that knows none when the host gave none.</summary>
    public IServiceProvider Services { get; } = services ?? NoServices.Instance;

    /// <summary>Resolvers of one level run side by side: a dictionary that the host brings must stand that too.</summary>
    public IDictionary<string, object?> Items { get; } = items ?? new ConcurrentDictionary<string, object?>(StringComparer.Ordinal);

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
