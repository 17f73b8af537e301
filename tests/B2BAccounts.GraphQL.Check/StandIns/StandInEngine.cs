using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Check.StandIns;

/// <summary>Any schema with stand-ins behind all its fields.</summary>
internal static class StandInEngine
{
    /// <summary>A caller who may read everything.</summary>
    public static HashSet<string> RolesIn(Schema schema) =>
        schema.Types.OfType<ObjectType>().SelectMany(t => t.Fields).SelectMany(f => f.Rule?.Roles ?? []).SelectMany(any => any).ToHashSet(StringComparer.Ordinal);

    public static GraphQLEngine Of(Schema schema, EngineOptions options)
    {
        var bindings = new SchemaBindings();
        var hasObjects = false;
        foreach (var type in schema.Types.OfType<ObjectType>().Where(t => !BuiltIns.IsBuiltInType(t.Name)))
        {
            foreach (var field in type.Fields)
            {
                var shape = Values.Of(schema, field.Type);
                if (type == schema.QueryType)
                {
                    shape.Bind(bindings.Query, type.Name, field);
                }
                else if (type == schema.MutationType)
                {
                    shape.Bind(bindings.Mutation, type.Name, field);
                }
                else if (type == schema.SubscriptionType)
                {
                    shape.Bind(bindings.Subscription, type.Name, field);
                }
                else
                {
                    shape.Bind(bindings.Object<StandInObject>(type.Name), field);
                    hasObjects = true;
                }
            }
        }

        if (hasObjects)
        {
            bindings.TypeOf<StandInObject>(value => value.Type);
        }

        return new GraphQLEngine(schema, bindings, options);
    }
}
