using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Arguments are defined by the field or directive that they are given to (section 5.4.1).</summary>
internal sealed class KnownArgumentNames(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is not { } definition)
        {
            return;
        }

        foreach (var argument in field.Arguments.Where(a => definition.Argument(a.Name.Value) is null))
        {
            var name = argument.Name.Value;
            Context.Report(
                $"Unknown argument \"{name}\" on field \"{Context.MetaFields.Coordinate(definition, Context.ParentType)}\"."
                + Context.DidYouMean(name, definition.Arguments.Select(a => a.Name)),
                argument);
        }
    }

    public override void EnterDirective(DirectiveNode directive, string location)
    {
        if (!Context.Directives.TryGetValue(directive.Name.Value, out var definition))
        {
            return;
        }

        foreach (var argument in directive.Arguments.Where(a => !definition.Arguments.Contains(a.Name.Value)))
        {
            var name = argument.Name.Value;
            Context.Report(
                $"Unknown argument \"{name}\" on directive \"@{directive.Name}\".{Context.DidYouMean(name, definition.Arguments)}", argument);
        }
    }
}
