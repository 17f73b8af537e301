using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types;

/// <summary>The directive that says who may read what, as HotChocolate's clients know it. A schema that uses it has its definition without
/// writing it.</summary>
internal static class AuthorizeDirective
{
    public const string Name = "authorize";
    public const string Roles = "roles";

    private static readonly Lazy<DirectiveDefinitionNode> Parsed = new(() =>
        (DirectiveDefinitionNode)Parser.Parse(new Source(Sdl, "authorization directive")).Definitions.Single());

    private const string Sdl = """
        "Who may read a field, and filter, sort, group and aggregate by it. On an object it is the rule of all its fields that have none of their own."
        directive @authorize(
          "One of these is needed. Left out, everybody may who is authenticated."
          roles: [String!]
        ) on OBJECT | FIELD_DEFINITION
        """;

    /// <summary>The definition as this engine knows it.</summary>
    public static DirectiveDefinitionNode Definition => Parsed.Value;

    public static DirectiveNode? Find(IEnumerable<DirectiveNode>? applied) => AppliedDirective.Find(applied, Name);

    /// <summary>What an @authorize among these says; null when there is none.</summary>
    public static AccessRule? Rule(IEnumerable<DirectiveNode>? applied) =>
        Find(applied) is { } directive ? new AccessRule([[.. AppliedDirective.Texts(directive, Roles).Select(r => r.Value)]]) : null;
}
