using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>Nodes as written but for what the conventions change.</summary>
internal static class Rebuilt
{
    /// <summary>A field with another type and arguments, without convention directives and with some others.</summary>
    public static FieldDefinitionNode Field(
        FieldDefinitionNode field, TypeNode type, IReadOnlyList<InputValueDefinitionNode> arguments, params IReadOnlyList<DirectiveNode> added) => new()
    {
        Source = field.Source,
        Start = field.Start,
        End = field.End,
        Description = field.Description,
        Name = field.Name,
        Arguments = arguments,
        Type = type,
        Directives = [.. field.Directives.Where(d => !ConventionDirectives.IsConvention(d)), .. added],
    };
}
