using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>The code behind a field, before it is known which field of the schema that is.</summary>
internal abstract class FieldBinding
{
    /// <summary>What it reads of the object that the field belongs to.</summary>
    public virtual FieldReads Reads => FieldReads.Everything;

    /// <summary>Whether one call finds the values for all parents of a level.</summary>
    public virtual bool IsBatch => false;

    public abstract BoundField? Bind(BindingCompiler compiler, NamedType owner, FieldDefinition field);
}

internal sealed class PlainBinding<TParent, TValue>(Func<TParent, TValue> resolve, FieldReads reads) : FieldBinding
{
    public override FieldReads Reads => reads;

    public override BoundField? Bind(BindingCompiler compiler, NamedType owner, FieldDefinition field) =>
        compiler.Complete(new PlainField<TParent, TValue>(resolve), owner, field);
}

internal sealed class PlainContextBinding<TParent, TValue>(Func<TParent, FieldContext, TValue> resolve) : FieldBinding
{
    public override BoundField? Bind(BindingCompiler compiler, NamedType owner, FieldDefinition field) =>
        compiler.Complete(new PlainContextField<TParent, TValue>(resolve), owner, field);
}

internal sealed class BatchBinding<TParent, TValue>(
    Func<IReadOnlyList<TParent>, FieldContext, ValueTask<IReadOnlyList<TValue>>> resolve, FieldReads reads) : FieldBinding
{
    public override FieldReads Reads => reads;

    public override bool IsBatch => true;

    public override BoundField? Bind(BindingCompiler compiler, NamedType owner, FieldDefinition field) =>
        compiler.Complete(new BatchField<TParent, TValue>(resolve), owner, field);
}

internal sealed class RootFieldBinding<TValue>(Func<FieldContext, ValueTask<TValue>> resolve) : FieldBinding
{
    public override BoundField? Bind(BindingCompiler compiler, NamedType owner, FieldDefinition field) =>
        compiler.Complete(new RootField<TValue>(resolve), owner, field);
}
