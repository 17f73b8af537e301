using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Conventions.Binding;

/// <summary>Binds mutations marked @payload.</summary>
public static class PayloadBinding
{
    /// <summary>A mutation whose refusals are answered in its payload.</summary>
    /// <param name="change">Makes the change and returns its result, or throws.</param>
    /// <typeparam name="T">The result; for a value such as a count its nullable type.</typeparam>
    public static RootBinding Payload<T>(
        this RootBinding mutation, ConventionBindings conventions, string field, Func<FieldContext, Task<T>> change)
    {
        if (default(T) is not null)
        {
            throw new InvalidOperationException($"{field} answers nothing when it is refused; bind it with {typeof(T).Name}?.");
        }

        if (conventions.Payload(conventions.Schema.MutationType!.Name, field) is not { } shape)
        {
            return mutation;
        }

        conventions.Bindings.Object<MutationResult<T>>(shape.TypeName)
            .Field(shape.ResultField, result => result.Value)
            .Field("errors", result => result.Errors);
        return mutation.Field(field, async (FieldContext context) =>
        {
            try
            {
                return new MutationResult<T>(await change(context), null);
            }
            catch (Exception refusal) when (Errors(refusal) is { } errors)
            {
                return new MutationResult<T>(default, errors);
            }
        });

        // An error that this mutation does not declare is not hidden in a field that could not show it.
        IReadOnlyList<object>? Errors(Exception exception) =>
            exception is not OperationCanceledException
            && conventions.ErrorsOf(exception) is { Count: > 0 } errors
            && errors.All(e => conventions.TypeNameOf(e.GetType()) is { } name && shape.Errors.Contains(name))
                ? errors
                : null;
    }
}

/// <summary>What a mutation did: its result, or the errors that refused it.</summary>
internal sealed record MutationResult<T>(T? Value, IReadOnlyList<object>? Errors);
