using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>How types relate: resolving written types, covariance, common objects.</summary>
internal static class TypeRelations
{
    /// <summary>The type that a reference means; null when its name is unknown.</summary>
    public static GraphType? Find(this Schema schema, TypeNode node) => node switch
    {
        NamedTypeNode named => schema.Type(named.Name.Value),
        ListTypeNode list => schema.Find(list.Type) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => schema.Find(nonNull.Type) is { } inner ? new NonNullType(inner) : null,
        _ => null,
    };

    /// <summary>AreTypesCompatible (section 5.8.5): whether every value of the one type is a value of the other.</summary>
    public static bool IsCovariant(this Schema schema, GraphType sub, GraphType super)
    {
        if (super is NonNullType nonNull)
        {
            return sub is NonNullType inner && schema.IsCovariant(inner.OfType, nonNull.OfType);
        }

        if (sub is NonNullType given)
        {
            return schema.IsCovariant(given.OfType, super);
        }

        if (super is ListType list)
        {
            return sub is ListType items && schema.IsCovariant(items.OfType, list.OfType);
        }

        return sub is NamedType named && (named == super || (super is NamedType target && schema.IsSubType(target, named)));
    }

    /// <summary>Whether an object can be of both composite types (section 5.5.2.3).</summary>
    public static bool Overlap(this Schema schema, NamedType a, NamedType b)
    {
        if (a == b)
        {
            return true;
        }

        return a is ObjectType
            ? schema.IsSubType(b, a)
            : b is ObjectType
                ? schema.IsSubType(a, b)
                : schema.PossibleTypes(a).Any(possible => schema.IsSubType(b, possible));
    }
}
