using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Listings;

/// <summary>What a field of a filter or order stands for at one place in a query.</summary>
/// <param name="Value">The expression; null where only fields below it are mapped (<c>balance.amount</c> without <c>balance</c>).</param>
/// <param name="Nullable">Whether the value may be null.</param>
/// <param name="IsKey">Whether it is the row's own key, that clients know as a global id.</param>
internal sealed record FoundField(Expression? Value, bool Nullable, Func<string, string>? Normalise, bool IsKey);

/// <summary>Finds what fields of one object in a query stand for: mapped by an owner's path, mapped by its type, or its property.</summary>
internal sealed class FieldScope
{
    private static readonly ConcurrentDictionary<MemberInfo, bool> Annotations = new();

    private readonly Func<Type, Listing?> listingOf;
    private readonly FieldUse use;
    private readonly FieldScope? owner;
    private readonly string? nameInOwner;
    private readonly Listing? listing;

    public FieldScope(Type type, Expression? instance, Func<Type, Listing?> listingOf, FieldUse use)
    {
        Instance = instance;
        InstanceType = type;
        this.listingOf = listingOf;
        this.use = use;
        listing = listingOf(type);
    }

    private FieldScope(FieldScope owner, string name, Expression? instance)
        : this(instance is null ? typeof(object) : Bare(instance.Type), instance, owner.listingOf, owner.use)
    {
        this.owner = owner;
        nameInOwner = name;
        Relations = owner.Relations + 1;
    }

    public Expression? Instance { get; }

    public Type InstanceType { get; }

    /// <summary>The schema's name for the type of row, where it is known.</summary>
    public string TypeName => listing?.TypeName ?? InstanceType.Name;

    /// <summary>How many steps from the list's rows this object is.</summary>
    public int Relations { get; private init; }

    /// <summary>The object behind a field, to look into.</summary>
    public FieldScope Into(string name, FoundField field) => new(this, name, Unwrapped(field.Value));

    /// <summary>An element of a list that a condition or order looks into.</summary>
    public FieldScope Over(ParameterExpression element) => new(element.Type, element, listingOf, use) { Relations = Relations + 1 };

    /// <summary>What a field stands for; null when neither a mapping nor a property of its name exists.</summary>
    public FoundField? Find(string name)
    {
        var path = name;
        for (var scope = this; scope is not null; path = $"{scope.nameInOwner}.{path}", scope = scope.owner)
        {
            if (scope.listing is { } mapped && scope.Instance is { } instance
                && mapped.Fields(use).TryGetValue(path, out var field))
            {
                var value = Inlined.Of(field.Expression, instance);
                return new FoundField(value, MayBeNull(value), field.Normalise, IsKey: false);
            }
        }

        if (Instance is not null && Property(InstanceType, name) is { } property)
        {
            var value = Expression.Property(Instance, property);
            var isKey = name == "id" && listing is not null;
            return new FoundField(value, MayBeNull(value), null, isKey);
        }

        return IsMappedBelow(name) ? new FoundField(null, false, null, IsKey: false) : null;
    }

    /// <summary>The element type of a list; null for what is no list (text is none).</summary>
    public static Type? ElementType(Type type) =>
        type == typeof(string) ? null
        : type.IsArray ? type.GetElementType()
        : typeof(IEnumerable).IsAssignableFrom(type)
            ? type.GetInterfaces().Append(type)
                .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0]
            : null;

    /// <summary>By C#'s own annotations: a path through a nullable reference may be null at its end.</summary>
    public static bool MayBeNull(Expression value)
    {
        if (value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is not null)
        {
            return true;
        }

        return value switch
        {
            ParameterExpression => false,
            MemberExpression { Expression: { } inner } member =>
                (!value.Type.IsValueType && IsAnnotatedNullable(member.Member)) || (!value.Type.IsValueType && MayBeNull(inner)),
            UnaryExpression { NodeType: ExpressionType.Convert } convert => !value.Type.IsValueType && MayBeNull(convert.Operand),
            _ => !value.Type.IsValueType,
        };
    }

    private static bool IsAnnotatedNullable(MemberInfo member) => Annotations.GetOrAdd(member, ReadAnnotation);

    private static bool ReadAnnotation(MemberInfo member)
    {
        var context = new NullabilityInfoContext();
        return member switch
        {
            PropertyInfo property => context.Create(property).ReadState != NullabilityState.NotNull,
            FieldInfo field => context.Create(field).ReadState != NullabilityState.NotNull,
            _ => true,
        };
    }

    private bool IsMappedBelow(string name)
    {
        var path = name + ".";
        for (var scope = this; scope is not null; path = $"{scope.nameInOwner}.{path}", scope = scope.owner)
        {
            if (scope.listing is { } mapped
                && mapped.Fields(use).Keys.Any(k => k.StartsWith(path, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static PropertyInfo? Property(Type type, string name)
    {
        var pascal = string.Concat([char.ToUpperInvariant(name[0])], name.AsSpan(1));
        return type.GetProperty(pascal, BindingFlags.Public | BindingFlags.Instance)
            ?? type.GetInterfaces().Select(i => i.GetProperty(pascal)).FirstOrDefault(p => p is not null);
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Expression? Unwrapped(Expression? value) =>
        value is not null && Nullable.GetUnderlyingType(value.Type) is not null ? Expression.Property(value, "Value") : value;
}
