using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once at a place (section 5.7.3). A type and its extensions are one place.</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> ofTypeSystem = new(StringComparer.Ordinal);

    public override void EnterDirectives(Node owner, IReadOnlyList<DirectiveNode> directives)
    {
        var seen = SeenAt(owner);
        foreach (var directive in directives)
        {
            if (Context.Directives.TryGetValue(directive.Name.Value, out var known)
                && !known.IsRepeatable
                && !seen.TryAdd(directive.Name.Value, directive))
            {
                Context.Report(
                    $"The directive \"@{directive.Name}\" can only be used once at this location.", seen[directive.Name.Value], directive);
            }
        }
    }

    private Dictionary<string, DirectiveNode> SeenAt(Node owner)
    {
        var place = owner switch
        {
            SchemaNode => "",
            TypeDefinitionNode type => type.Name.Value,
            _ => null,
        };
        if (place is null)
        {
            return new(StringComparer.Ordinal);
        }

        return ofTypeSystem.TryGetValue(place, out var seen) ? seen : ofTypeSystem[place] = new(StringComparer.Ordinal);
    }
}
