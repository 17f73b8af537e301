using System.Reflection;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Conventions.Aggregates;

/// <summary>Binds a leaf of aggregates to the C# type that its scalar takes; enums are written by name.</summary>
internal sealed class AggregateLeaf : FieldBinding
{
    private static readonly MethodInfo Typed = typeof(AggregateLeaf).GetMethod(nameof(Complete), BindingFlags.NonPublic | BindingFlags.Static)!;

    public override BoundField? Bind(BindingCompiler compiler, NamedType owner, FieldDefinition field)
    {
        var type = ClrType(field.Type.Named);
        if (type.IsValueType && !field.Type.IsNonNull)
        {
            type = typeof(Nullable<>).MakeGenericType(type);
        }

        return (BoundField?)Typed.MakeGenericMethod(type).Invoke(null, [compiler, owner, field]);
    }

    /// <summary>The C# type that values of a leaf have here.</summary>
    public static Type ClrType(NamedType leaf) => leaf is ScalarType scalar ? scalar.Coercion.ClrType : typeof(string);

    private static BoundField? Complete<TValue>(BindingCompiler compiler, NamedType owner, FieldDefinition field) =>
        compiler.Complete(new PlainField<AggregateView, TValue?>(view => view.Leaf<TValue>(field.Name)), owner, field);
}
