using System.Text.Json;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Puts values in the place of variables inside a literal for a scalar that takes lists or objects: the scalar's reader sees
/// constants only.</summary>
internal sealed class VariablesInScalars(IReadOnlyDictionary<string, object?>? variables)
{
    public ValueNode Replace(ValueNode node) => node switch
    {
        VariableNode variable => Constant(variables?.GetValueOrDefault(variable.Name.Value)),
        ListValueNode list => new ListValueNode([.. list.Values.Select(Replace)]) { Source = list.Source, Start = list.Start, End = list.End },
        ObjectValueNode map => new ObjectValueNode(
        [
            .. map.Fields
                .Where(f => f.Value is not VariableNode v || variables?.ContainsKey(v.Name.Value) == true)
                .Select(f => new ObjectFieldNode { Name = f.Name, Value = Replace(f.Value) }),
        ]) { Source = map.Source, Start = map.Start, End = map.End },
        _ => node,
    };

    private static ValueNode Constant(object? value) => value switch
    {
        null => new NullValueNode(),
        bool b => new BooleanValueNode(b),
        int or long => new IntValueNode(value.ToString()!),
        double or decimal => Number(value.ToString()!),
        string s => new StringValueNode(s),
        object?[] items => new ListValueNode([.. items.Select(Constant)]),
        IReadOnlyDictionary<string, object?> map => new ObjectValueNode(
            [.. map.Select(e => new ObjectFieldNode { Name = new NameNode(e.Key), Value = Constant(e.Value) })]),
        JsonElement json => FromJson(json),
        _ => FromJson(JsonSerializer.SerializeToElement(value, value.GetType())),
    };

    private static ValueNode FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new BooleanValueNode(json.GetBoolean()),
        JsonValueKind.Number => Number(json.GetRawText()),
        JsonValueKind.String => new StringValueNode(json.GetString()!),
        JsonValueKind.Array => new ListValueNode([.. json.EnumerateArray().Select(FromJson)]),
        JsonValueKind.Object => new ObjectValueNode(
            [.. json.EnumerateObject().Select(p => new ObjectFieldNode { Name = new NameNode(p.Name), Value = FromJson(p.Value) })]),
        _ => new NullValueNode(),
    };

    private static ValueNode Number(string digits) =>
        digits.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? new IntValueNode(digits) : new FloatValueNode(digits);
}
