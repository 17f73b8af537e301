using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Every type that a document names is defined (section 5.5.1.2).</summary>
internal sealed class KnownTypeNames(ValidationContext context) : ValidationRule(context)
{
    private static readonly string[] BuiltIn =
    [
        "String", "Int", "Float", "Boolean", "ID", "__Schema", "__Directive", "__DirectiveLocation", "__Type", "__Field", "__InputValue",
        "__EnumValue", "__TypeKind",
    ];

    private HashSet<string> defined = [];

    public override void EnterDocument(DocumentNode document) =>
        defined = document.Definitions.OfType<TypeDefinitionNode>()
            .Where(d => !d.IsExtension)
            .Select(d => d.Name.Value)
            .ToHashSet(StringComparer.Ordinal);

    public override void EnterTypeName(NamedTypeNode name, bool inTypeSystem)
    {
        var given = name.Name.Value;
        if (Context.Schema.Type(given) is not null || defined.Contains(given) || (inTypeSystem && BuiltIn.Contains(given)))
        {
            return;
        }

        var known = Context.Schema.Types.Select(t => t.Name).Concat(defined).Concat(inTypeSystem ? BuiltIn : []);
        Context.Report($"Unknown type \"{given}\".{Context.DidYouMean(given, known)}", name);
    }
}
