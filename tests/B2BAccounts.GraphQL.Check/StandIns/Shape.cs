using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Check.StandIns;

/// <summary>What a stand-in value is made from: the text that is hashed, and the field's arguments as JSON where it has any.</summary>
internal readonly record struct Origin(string Text, string? Arguments);

/// <summary>How stand-in values of one type of a schema are made, in the C# type that the engine takes for it.</summary>
internal abstract class Shape
{
    /// <summary>A list of such values.</summary>
    public abstract Shape List(bool nonNull);

    public abstract void Bind(ObjectBinding<StandInObject> type, FieldDefinition field);

    public abstract void Bind(RootBinding root, string rootName, FieldDefinition field);

    public abstract void Bind(SubscriptionBinding root, string rootName, FieldDefinition field);
}

internal sealed class Shape<T>(Func<Origin, T> make) : Shape
{
    private const int Events = 3;

    public override Shape List(bool nonNull) => new Shape<List<T>?>(origin =>
    {
        var hash = StandInObject.Hash(origin.Text);
        return Values.IsNull(hash, nonNull)
            ? null
            : [.. Enumerable.Range(0, (int)(hash % 4)).Select(i => make(new Origin($"{origin.Text}.{i}", null)))];
    });

    // One half of the fields is read from the parent, the other in batches that are waited for, so that both ways are gone.
    public override void Bind(ObjectBinding<StandInObject> type, FieldDefinition field)
    {
        if (StandInObject.Hash($"{type.Name}.{field.Name}") % 2 == 0)
        {
            type.Batch(field.Name, async (parents, context) =>
            {
                var arguments = ArgumentText.Of(context);
                await Task.Yield();
                return parents.Select((parent, i) => Value(parent.Number, type.Name, field.Name, arguments, e => context.Fail(i, e))).ToList();
            });
        }
        else if (field.Arguments.Count > 0)
        {
            type.Field(field.Name, (parent, context) => Value(parent.Number, type.Name, field.Name, ArgumentText.Of(context), Throw));
        }
        else
        {
            type.Field(field.Name, parent => Value(parent.Number, type.Name, field.Name, null, Throw));
        }
    }

    public override void Bind(RootBinding root, string rootName, FieldDefinition field) =>
        root.Field(field.Name, context => Value(StandInObject.Root, rootName, field.Name, ArgumentText.Of(context), Throw));

    public override void Bind(SubscriptionBinding root, string rootName, FieldDefinition field) =>
        root.Field(field.Name, context => EventsAsync(rootName, field.Name, ArgumentText.Of(context)));

    private async IAsyncEnumerable<T> EventsAsync(string rootName, string field, string? arguments)
    {
        for (var i = 0; i < Events; i++)
        {
            await Task.Yield();
            yield return make(new Origin($"{StandInObject.Root}/{field}{arguments}#{i}", arguments));
        }
    }

    private T Value(uint number, string type, string field, string? arguments, Action<GraphQLException> fail)
    {
        var text = $"{number}/{field}{arguments}";
        if (Values.IsBroken(text))
        {
            fail(new GraphQLException($"{type}.{field} of {number} is broken."));
        }

        return make(new Origin(text, arguments));
    }

    private static void Throw(GraphQLException error) => throw error;
}
