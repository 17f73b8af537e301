using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What a resolver is told: the field's arguments, the request, and which sub-fields are asked for.</summary>
public sealed class FieldContext
{
    private readonly FieldRun run;
    private Selection? selection;

    internal FieldContext(FieldRun run) => this.run = run;

    /// <summary>The field as the schema defines it.</summary>
    public FieldDefinition Definition => run.Planned.Field.Definition;

    /// <summary>The field's key in the response: its alias, or its name.</summary>
    public string ResponseKey => run.Planned.Key;

    /// <summary>The response key of the root field that this field is, or is below: in a mutation, of the change that it belongs to.</summary>
    public string RootKey
    {
        get
        {
            var planned = run.Planned;
            while (planned.Parent is { } parent)
            {
                planned = parent;
            }

            return planned.Key;
        }
    }

    /// <summary>Whether the field belongs to a query, whose fields may all see one state, or to a mutation, whose fields see what it has changed.</summary>
    public OperationKind Operation => run.State.Operation;

    public GraphQLRequest Request => run.State.Request;

    public IServiceProvider Services => run.State.Context.Services;

    /// <summary>Completes when no resolver of the operation runs any more: after its answer, where the operation was stopped and one did not
    /// heed the token at once. What resolvers work with must not be ended, nor given to others, before.</summary>
    public Task Ended => run.State.Ended;

    /// <summary>Shared by all resolvers of the request.</summary>
    public IDictionary<string, object?> Items => run.State.Context.Items;

    /// <summary>Whether the caller may read a field of the schema.</summary>
    internal bool MayRead(FieldDefinition field) => run.State.Denials?.Has(field.Rule) != true;

    /// <summary>The one execution that this field is part of.</summary>
    internal object Execution => run.State;

    /// <summary>Fires when the client has gone or the time limit is over.</summary>
    public CancellationToken CancellationToken => run.State.Cancellation;

    /// <summary>The sub-fields that are asked for and that the caller may read.</summary>
    public Selection Selection => selection ??=
        run.State.Denials is { } denials ? run.Planned.Selection.Without(denials) : run.Planned.Selection;

    /// <summary>An argument's value, or its default, as the C# type asked for; null when there is neither.</summary>
    /// <exception cref="InvalidOperationException">The field has no such argument, its type cannot become <typeparamref name="T"/>,
    /// or it is null and <typeparamref name="T"/> cannot be.</exception>
    public T Argument<T>(string name)
    {
        var found = run.Arguments.TryGetValue(name, out var argument);
        if (found && argument.Value is T typed)
        {
            return typed;
        }

        var definition = Definition.Argument(name)
            ?? throw new InvalidOperationException($"{run.Planned.Coordinate} has no argument {name} in the schema.");
        var converter = run.State.Compiled.Inputs.For(definition.Type, typeof(T));
        return (T)converter(found ? argument.Value : Absent.Value)!;
    }

    /// <summary>Whether the client gave the argument, be it null. A default does not count.</summary>
    public bool IsGiven(string name) => run.Arguments.TryGetValue(name, out var argument) && argument.Given;

    /// <summary>Answers one parent of a batch with an error; the value at its index is not looked at.</summary>
    public void Fail(int parentIndex, Exception error) => run.Fail(parentIndex, error);

    /// <inheritdoc cref="Fail(int, Exception)"/>
    public void Fail(int parentIndex, GraphQLError error) => run.Fail(parentIndex, new GraphQLException(error));
}
