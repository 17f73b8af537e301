using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Literals are what their place expects (sections 5.6.1, 5.6.2 and 5.6.4).</summary>
internal sealed class ValuesOfCorrectType(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArgument(ArgumentNode argument, GraphType? type)
    {
        if (type is not null)
        {
            Check(argument.Value, type);
        }
    }

    public override void EnterVariableDefinition(VariableDefinitionNode definition, GraphType? type)
    {
        if (type is not null && definition.DefaultValue is { } value)
        {
            Check(value, type);
        }
    }

    private void Check(ValueNode value, GraphType type)
    {
        switch (value, type)
        {
            case (VariableNode, _):
                break;
            case (NullValueNode, NonNullType):
                Context.Report($"Expected value of non-null type \"{type}\" not to be null.", value);
                break;
            case (_, NonNullType nonNull):
                Check(value, nonNull.OfType);
                break;
            case (NullValueNode, _):
                break;
            case (ListValueNode items, ListType list):
                foreach (var item in items.Values)
                {
                    Check(item, list.OfType);
                }

                break;
            case (_, ListType list):
                Check(value, list.OfType);
                break;
            case (ObjectValueNode input, InputObjectType inputType):
                CheckObject(input, inputType);
                break;
            case (_, InputObjectType):
                Context.Report($"Expected value of type \"{type}\" to be an object, found: {Shown(value)}.", value);
                break;
            case (_, EnumType enumeration):
                CheckEnum(value, enumeration);
                break;
            case (_, ScalarType scalar):
                CheckScalar(value, scalar);
                break;
        }
    }

    private void CheckObject(ObjectValueNode value, InputObjectType type)
    {
        Dictionary<string, ValueNode> given = new(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            given[field.Name.Value] = field.Value;
        }

        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var fieldValue))
            {
                Check(fieldValue, field.Type);
            }
            else if (field.IsRequired)
            {
                Context.Report(
                    $"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Shown(value)}.", value);
            }
        }

        foreach (var field in value.Fields.Where(f => type.Field(f.Name.Value) is null))
        {
            var suggestion = Context.DidYouMean(field.Name.Value, type.Fields.Select(f => f.Name));
            var found = suggestion.Length == 0 ? ", found" : $".{suggestion} Found";
            Context.Report(
                $"Expected value of type \"{type}\" not to include unknown field \"{field.Name}\"{found}: {Shown(value)}.", field);
        }

        if (type.IsOneOf && value.Fields.Where(f => type.Field(f.Name.Value) is not null).ToList() is not [{ Value: not NullValueNode }])
        {
            Context.Report(
                $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be "
                + "non-null.",
                value);
        }
    }

    private void CheckEnum(ValueNode value, EnumType type)
    {
        var text = Shown(value);
        if (value is not EnumValueNode)
        {
            Context.Report(
                $"Enum \"{type}\" cannot represent non-enum value: {text}.{Meant()}", value);
        }
        else if (type.Value(text) is null)
        {
            Context.Report($"Value \"{text}\" does not exist in \"{type}\" enum.{Meant()}", value);
        }

        string Meant() => Context.DidYouMean(text, type.Values.Select(v => v.Name), "the enum value");
    }

    private void CheckScalar(ValueNode value, ScalarType type)
    {
        var problem = type.Name switch
        {
            "Int" => value is not IntValueNode number ? $"Int cannot represent non-integer value: {Shown(value)}"
                : !int.TryParse(number.Value, out _) ? $"Int cannot represent non 32-bit signed integer value: {number.Value}"
                : null,
            "Float" => value is IntValueNode or FloatValueNode ? null : $"Float cannot represent non numeric value: {Shown(value)}",
            "String" => value is StringValueNode ? null : $"String cannot represent a non string value: {Shown(value)}",
            "Boolean" => value is BooleanValueNode ? null : $"Boolean cannot represent a non boolean value: {Shown(value)}",
            "ID" => value is StringValueNode or IntValueNode
                ? null
                : $"ID cannot represent a non-string and non-integer value: {Shown(value)}",
            _ => CustomProblem(value, type),
        };
        if (problem is not null)
        {
            Context.Report(problem, value);
        }
    }

    /// <summary>A literal with variables in it is checked when they have values.</summary>
    private static string? CustomProblem(ValueNode value, ScalarType type)
    {
        if (Literals.HasVariable(value))
        {
            return null;
        }

        try
        {
            type.Coercion.ParseLiteral(value);
            return null;
        }
        catch (Exception e) when (e is ScalarCoercionException or FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            return $"Expected value of type \"{type}\", but encountered error \"{e.Message}\"; found: {Shown(value)}.";
        }
    }

    // A large value may be wrong in a hundred places, each with its message; a very large one is not even read whole for each.
    private static string Shown(ValueNode value)
    {
        const int Most = 1000;
        if (value.End - value.Start > 10 * Most)
        {
            return Literals.Show(value);
        }

        var text = Printer.Print(value);
        return text.Length <= Most ? text : $"{text[..Most]}…";
    }
}
