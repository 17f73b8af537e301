namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>There is a query root, and no type is the root of two operations (section 3.3.1).</summary>
internal static class RootChecks
{
    public static void Check(Schema schema, List<SchemaFault> faults)
    {
        if (schema.QueryType is null)
        {
            faults.Add(SchemaFault.At(
                schema.Nodes.FirstOrDefault(),
                "The schema has no query root: define 'type Query' or name another object type in 'schema { query: … }'."));
        }

        foreach (var shared in new[] { schema.QueryType, schema.MutationType, schema.SubscriptionType }
            .OfType<ObjectType>().GroupBy(t => t).Where(g => g.Count() > 1))
        {
            faults.Add(SchemaFault.At(
                schema.Nodes.FirstOrDefault(),
                $"{shared.Key.Name} is the root of more than one operation; each needs an object type of its own."));
        }
    }
}
