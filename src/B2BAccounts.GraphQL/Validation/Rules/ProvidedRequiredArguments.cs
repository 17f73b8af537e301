using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Arguments that are non-null and have no default are given (section 5.4.3).</summary>
internal sealed class ProvidedRequiredArguments(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is not { } definition)
        {
            return;
        }

        foreach (var required in definition.Arguments.Where(a => a.IsRequired && !IsGiven(field.Arguments, a.Name)))
        {
            var coordinate = $"{Context.MetaFields.Coordinate(definition, Context.ParentType)}({required.Name}:)";
            Context.Report($"Argument \"{coordinate}\" of type \"{required.Type}\" is required, but it was not provided.", field);
        }
    }

    public override void EnterDirective(DirectiveNode directive, string location)
    {
        if (!Context.Directives.TryGetValue(directive.Name.Value, out var definition))
        {
            return;
        }

        foreach (var (name, type) in definition.Required.Where(r => !IsGiven(directive.Arguments, r.Name)))
        {
            Context.Report(
                $"Argument \"@{directive.Name}({name}:)\" of type \"{type}\" is required, but it was not provided.", directive);
        }
    }

    private static bool IsGiven(IReadOnlyList<ArgumentNode> arguments, string name) => arguments.Any(a => a.Name.Value == name);
}
