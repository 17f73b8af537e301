using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>One rule of section 5. The walker calls all rules on its one way through the document; a rule overrides the steps it needs
/// and asks the context where it is and of which type that is.</summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context => context;

    public virtual void EnterDocument(DocumentNode document)
    {
    }

    /// <summary>All variable usages are known by now.</summary>
    public virtual void LeaveDocument(DocumentNode document)
    {
    }

    public virtual void EnterOperation(OperationDefinitionNode operation)
    {
    }

    public virtual void EnterFragment(FragmentDefinitionNode fragment)
    {
    }

    /// <param name="type">Null when the type is unknown or no input type.</param>
    public virtual void EnterVariableDefinition(VariableDefinitionNode definition, GraphType? type)
    {
    }

    public virtual void EnterSelectionSet(SelectionSetNode selectionSet, Node parent)
    {
    }

    public virtual void EnterField(FieldNode field)
    {
    }

    public virtual void EnterFragmentSpread(FragmentSpreadNode spread)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode fragment)
    {
    }

    /// <param name="type">Null when the argument is unknown.</param>
    public virtual void EnterArgument(ArgumentNode argument, GraphType? type)
    {
    }

    /// <summary>The directives of one node, together.</summary>
    public virtual void EnterDirectives(Node owner, IReadOnlyList<DirectiveNode> directives)
    {
    }

    /// <param name="location">Where it stands, such as FIELD (section 3.13).</param>
    public virtual void EnterDirective(DirectiveNode directive, string location)
    {
    }

    public virtual void EnterObject(ObjectValueNode value)
    {
    }

    /// <param name="inTypeSystem">Whether the name stands in a type system definition.</param>
    public virtual void EnterTypeName(NamedTypeNode name, bool inTypeSystem)
    {
    }
}
