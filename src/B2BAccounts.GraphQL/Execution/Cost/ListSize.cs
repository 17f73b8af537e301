using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>What @listSize says of a field (GraphQL Cost Directives, section 8).</summary>
internal sealed class ListSize
{
    private readonly string coordinate;
    private readonly InputValue[] slicing;
    private readonly int? otherwise;
    private readonly bool requireOne;

    private ListSize(ObjectType type, FieldDefinition field, DirectiveNode directive)
    {
        coordinate = $"{type.Name}.{field.Name}";
        slicing = [.. AppliedDirective.Texts(directive, "slicingArguments").Select(s => field.Argument(s.Value)).OfType<InputValue>()];
        otherwise = Number(directive, "slicingArgumentDefaultValue") ?? Number(directive, "assumedSize");
        requireOne = slicing.Length > 0 && AppliedDirective.Argument(directive, "requireOneSlicingArgument") is not BooleanValueNode { Value: false };
        SizedFields = AppliedDirective.Texts(directive, "sizedFields").Select(s => s.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The fields of the field's type that the size is of; when there are none, it is the field's own.</summary>
    public IReadOnlySet<string> SizedFields { get; }

    /// <summary>The field's own @listSize, or one that an interface gives it.</summary>
    public static ListSize? Find(ObjectType type, FieldDefinition field)
    {
        var directive = type.Interfaces.Select(i => i.Field(field.Name)).Prepend(field)
            .Select(f => AppliedDirective.Find(f?.Node?.Directives, CostDirectives.ListSize)).FirstOrDefault(d => d is not null);
        return directive is null ? null : new ListSize(type, field, directive);
    }

    /// <summary>The size for one place of an operation; an <see cref="Amount.Rest"/> throws <see cref="GraphQLException"/> when not exactly
    /// one slicing argument is given where that is required.</summary>
    /// <param name="place">The field as selected.</param>
    /// <param name="assumed">The size that nothing else says.</param>
    public Amount At(FieldNode place, int assumed)
    {
        var given = slicing.Select(s => (Argument: s, Node: place.Arguments.FirstOrDefault(a => a.Name.Value == s.Name)?.Value)).ToArray();
        return requireOne || given.Any(g => g.Node is not null && Literals.HasVariable(g.Node))
            ? new Amount(0, variables => Of(variables))
            : new Amount(Of(null));

        double Of(IReadOnlyDictionary<string, object?>? variables)
        {
            var (count, largest) = (0, 0.0);
            foreach (var (argument, node) in given)
            {
                if (Value(argument, node, variables) is { } size)
                {
                    count++;
                    largest = Math.Max(largest, size);
                }
            }

            if (requireOne && count != 1)
            {
                throw new GraphQLException(GraphQLError.At(
                    $"{coordinate} needs exactly one of its arguments {string.Join(", ", slicing.Select(s => s.Name))}, which say how long its list is at most; given {(count == 1 ? "is" : "are")} {count}.",
                    place) with { Code = "BAD_USER_INPUT" });
            }

            return count > 0 ? largest : otherwise ?? assumed;
        }
    }

    private static double? Value(InputValue argument, ValueNode? node, IReadOnlyDictionary<string, object?>? variables)
    {
        switch (node)
        {
            case VariableNode variable when variables is not null && variables.TryGetValue(variable.Name.Value, out var given):
                return Size(given);
            case null or VariableNode:
                return argument.DefaultValue is null ? null : Size(InputReader.Default(argument));
            case NullValueNode:
                return null;
            case IntValueNode number when argument.Type.Nullable is not ListType:
                return double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture);
            default:
                return node is ListValueNode list ? list.Values.Count : 1;
        }
    }

    private static double? Size(object? value) => value switch
    {
        null => null,
        int number => number,
        System.Collections.ICollection list => list.Count,
        _ => 1,
    };

    private static int? Number(DirectiveNode directive, string argument) =>
        AppliedDirective.Argument(directive, argument) is IntValueNode number ? int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture) : null;
}
