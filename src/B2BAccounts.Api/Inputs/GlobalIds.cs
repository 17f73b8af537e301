using System.Globalization;
using B2BAccounts.GraphQL.Conventions.Nodes;

namespace B2BAccounts.Api.Inputs;

/// <summary>Reads the opaque ids that clients send back in inputs.</summary>
public static class GlobalIds
{
    /// <summary>The key in an id of the type; null when it is none, which is answered like an id that does not exist.</summary>
    public static long? Key<T>(string id) =>
        GlobalId.TryDecode(id, out var type, out var key) && type == typeof(T).Name
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
