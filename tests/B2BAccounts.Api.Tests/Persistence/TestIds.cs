using B2BAccounts.GraphQL.Conventions.Nodes;

namespace B2BAccounts.Api.Tests.Persistence;

/// <summary>Ids as clients hold them.</summary>
public static class TestIds
{
    public static string Of(string type, long key) => GlobalId.Encode(type, key);
}
