using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>One @listSize (GraphQL Cost Directives, section 9.2).</summary>
internal sealed class ListSizeCheck(string coordinate, FieldDefinition field, DirectiveNode directive, List<SchemaFault> faults)
{
    public void Check()
    {
        var slicing = AppliedDirective.Texts(directive, "slicingArguments");
        var sized = AppliedDirective.Texts(directive, "sizedFields");
        Target(sized);
        foreach (var name in sized)
        {
            Sized(name);
        }

        foreach (var name in slicing)
        {
            Slicing(name);
        }

        foreach (var argument in directive.Arguments.Where(a => a.Value is IntValueNode { Value: ['-', ..] }))
        {
            Fault(argument.Value, $"has {argument.Name.Value} {((IntValueNode)argument.Value).Value}; a list has 0 entries or more");
        }

        Contradictions(slicing);
    }

    private void Target(IReadOnlyList<StringValueNode> sized)
    {
        if (sized.Count == 0 && field.Type.Nullable is not ListType)
        {
            Fault(directive, $"is {field.Type}, no list; name the lists of {field.Type.Named.Name} that the size is of in sizedFields");
        }
    }

    private void Sized(StringValueNode name)
    {
        if (field.Type.Named is not FieldsType type)
        {
            Fault(name, $"has sizedFields, but {field.Type.Named.Name} has no fields");
        }
        else if (type.Field(name.Value) is not { } found)
        {
            Fault(name, $"has the sized field {name.Value}, which {type.Name} has not.{Suggestions.For(name.Value, type.Fields.Select(f => f.Name))}", end: "");
        }
        else if (found.Type.Nullable is not ListType)
        {
            Fault(name, $"has the sized field {name.Value}, which is {found.Type}, no list");
        }
    }

    private void Slicing(StringValueNode name)
    {
        if (field.Argument(name.Value) is not { } argument)
        {
            Fault(name, $"has the slicing argument {name.Value}, which the field has not.{Suggestions.For(name.Value, field.Arguments.Select(a => a.Name))}", end: "");
        }
        else if (argument.Type.Nullable is not ListType && (argument.Type.Nullable as NamedType)?.Name != "Int")
        {
            Fault(name, $"has the slicing argument {name.Value}, which is {argument.Type}; it must be an Int, or a list whose entries count");
        }
    }

    private void Contradictions(IReadOnlyList<StringValueNode> slicing)
    {
        var slices = slicing.Count > 0;
        var required = AppliedDirective.Argument(directive, "requireOneSlicingArgument") is not BooleanValueNode { Value: false };
        foreach (var fallback in new[] { "assumedSize", "slicingArgumentDefaultValue" })
        {
            if (slices && required && AppliedDirective.Argument(directive, fallback) is IntValueNode value)
            {
                Fault(value, $"has {fallback} beside slicingArguments, of which one must be given; say requireOneSlicingArgument: false, or leave {fallback} out");
            }

            if (AppliedDirective.Argument(directive, fallback) is IntValueNode unused
                && slicing.FirstOrDefault(s => field.Argument(s.Value)?.DefaultValue is not null) is { } always)
            {
                Fault(unused, $"has {fallback} although its slicing argument {always.Value} has a default; leave one of them out");
            }
        }

        if (!slices && AppliedDirective.Argument(directive, "slicingArgumentDefaultValue") is IntValueNode otherwise)
        {
            Fault(otherwise, "has slicingArgumentDefaultValue but no slicingArguments; say assumedSize");
        }

        if (!slices && AppliedDirective.Argument(directive, "assumedSize") is not IntValueNode)
        {
            Fault(directive, "says no size: give assumedSize or slicingArguments");
        }
    }

    private void Fault(Node place, string what, string end = ".") => faults.Add(SchemaFault.At(place, $"The @listSize of {coordinate} is wrong: the field {what}{end}"));
}
