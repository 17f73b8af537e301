using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Directives are defined, and stand where their definition allows (sections 5.7.1 and 5.7.2).</summary>
internal sealed class KnownDirectives(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode directive, string location)
    {
        if (!Context.Directives.TryGetValue(directive.Name.Value, out var known))
        {
            Context.Report($"Unknown directive \"@{directive.Name}\".", directive);
        }
        else if (!known.Locations.Contains(location))
        {
            Context.Report($"Directive \"@{directive.Name}\" may not be used on {location}.", directive);
        }
    }
}
