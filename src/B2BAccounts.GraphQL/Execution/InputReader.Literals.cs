using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Literals of a document, with the values of variables in them.</summary>
internal sealed partial class InputReader
{
    private object? Literal(ValueNode node, GraphType type)
    {
        if (node is VariableNode variable)
        {
            var value = Variable(variable, type);
            return value == NotGiven ? null : value;
        }

        if (type is NonNullType nonNull)
        {
            if (node is NullValueNode)
            {
                Fault($"Expected value of non-null type \"{type}\" not to be null.", node);
                return null;
            }

            return Literal(node, nonNull.OfType);
        }

        if (node is NullValueNode)
        {
            return null;
        }

        switch (type)
        {
            case ListType list:
                return LiteralList(node, list);
            case InputObjectType input:
                return LiteralObject(node, input);
            case EnumType e:
                if (node is EnumValueNode name)
                {
                    return EnumName(name.Value, e, node);
                }

                Fault($"Enum \"{type}\" cannot represent non-enum value: {Literals.Show(node)}." +
                    EnumSuggestion(Literals.Show(node), e), node);
                return null;
            case ScalarType scalar:
                return LiteralScalar(node, scalar);
            default:
                // No input type: the checks of the schema report that where the type is named.
                return null;
        }
    }

    private object? Variable(VariableNode node, GraphType type)
    {
        if (isStatic)
        {
            return null;
        }

        object? value = null;
        var given = variables is not null && variables.TryGetValue(node.Name.Value, out value);
        if (type.IsNonNull && value is null)
        {
            Fault(given
                ? $"Expected variable \"${node.Name.Value}\" provided to non-null type \"{type}\" not to be null."
                : $"Expected variable \"${node.Name.Value}\" provided to type \"{type}\" to provide a runtime value.", node);
        }

        return given ? Widened(value, type) : NotGiven;
    }

    // A variable of type T may stand where [T] is wanted (section 5.8.5, AreTypesCompatible does not allow it, but list items do).
    private static object? Widened(object? value, GraphType type) =>
        value is not null && type.Nullable is ListType list && value is not object?[] ? new[] { Widened(value, list.OfType) } : value;

    private object?[] LiteralList(ValueNode node, ListType list)
    {
        if (node is not ListValueNode items)
        {
            return [Literal(node, list.OfType)];
        }

        var values = new object?[items.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            path.Add(i);
            values[i] = Literal(items.Values[i], list.OfType);
            path.RemoveAt(path.Count - 1);
        }

        return values;
    }

    private Dictionary<string, object?>? LiteralObject(ValueNode node, InputObjectType input)
    {
        if (node is not ObjectValueNode map)
        {
            Fault($"Expected value of type \"{input}\" to be an object, found: {Literals.Show(node)}.", node);
            return null;
        }

        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in input.Fields)
        {
            var given = map.Fields.FirstOrDefault(f => f.Name.Value == field.Name);
            if (given is null)
            {
                Absent(field, input, values, () => Literals.Show(node), node);
                continue;
            }

            path.Add(field.Name);
            LiteralField(given.Value, field, input, values);
            path.RemoveAt(path.Count - 1);
        }

        var known = map.Fields.Where(f => input.Field(f.Name.Value) is not null).ToList();
        foreach (var unknown in map.Fields.Where(f => input.Field(f.Name.Value) is null))
        {
            UnknownField(input, unknown.Name.Value, Literals.Show(node), unknown);
        }

        if (input.IsOneOf && (known.Count != 1 || known[0].Value is NullValueNode))
        {
            OneOf(input, known.Count == 1 ? known[0].Name.Value : null, node);
        }

        return values;
    }

    private void LiteralField(ValueNode node, InputValue field, InputObjectType input, Dictionary<string, object?> values)
    {
        if (node is not VariableNode variable)
        {
            values[field.Name] = Literal(node, field.Type);
            return;
        }

        if (isStatic)
        {
            return;
        }

        object? value = null;
        var given = variables is not null && variables.TryGetValue(variable.Name.Value, out value);
        if (input.IsOneOf && value is null)
        {
            Fault($"Expected variable \"${variable.Name.Value}\" provided to field \"{field.Name}\" for OneOf Input Object type \"{input}\" " +
                (given ? "not to be null." : "to provide a runtime value."), node);
        }
        else if (!given && !field.IsRequired)
        {
            if (field.DefaultValue is not null)
            {
                values[field.Name] = Default(field);
            }
        }
        else
        {
            values[field.Name] = Literal(node, field.Type);
        }
    }

    private object? LiteralScalar(ValueNode node, ScalarType scalar)
    {
        var constant = node;
        if (Literals.HasVariable(node))
        {
            if (isStatic)
            {
                return null;
            }

            constant = new VariablesInScalars(variables).Replace(node);
        }

        return Scalar(scalar, () => scalar.Coercion.ParseLiteral(constant), () => Literals.Show(node), node);
    }
}
