using System.Runtime.CompilerServices;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation;

/// <summary>What rules share: the schema, the document and its fragments, the place where the walker is, and the errors so far.</summary>
internal sealed class ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
{
    // Many times what honest documents need; graphql-js has such a bound too.
    private const int MostSteps = 10_000_000;

    private Dictionary<string, DirectiveSignature>? directives;
    private FragmentGraph? fragments;

    public Schema Schema => schema;

    public DocumentNode Document => document;

    public ValidationOptions Options => options;

    public List<GraphQLError> Errors { get; } = [];

    public FragmentGraph Fragments => fragments ??= new FragmentGraph(this);

    public MetaFields MetaFields { get; } = new(schema);

    /// <summary>How many nodes, spreads, usages and pairs of fields were looked at.</summary>
    public long Steps { get; private set; }

    /// <summary>The variables that a definition itself uses, its fragments' not included.</summary>
    public Dictionary<ExecutableDefinitionNode, List<VariableUsage>> Usages { get; } = [];

    /// <summary>The composite type whose fields the current selection set selects; null when it is unknown.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>The type of the current field, fragment or operation; null when it is unknown.</summary>
    public GraphType? Type { get; set; }

    /// <summary>The current field, or the one around the current fragment; null when it is unknown.</summary>
    public FieldDefinition? Field { get; set; }

    public IEnumerable<OperationDefinitionNode> Operations => document.Definitions.OfType<OperationDefinitionNode>();

    /// <summary>The schema's directives and those that the document itself defines.</summary>
    public Dictionary<string, DirectiveSignature> Directives => directives ??= DirectiveSignature.Collect(schema, document);

    public void Report(string message, params IEnumerable<Node> nodes) =>
        Report(Validator.ValidationFailed, message, nodes);

    private void Report(string code, string message, IEnumerable<Node> nodes)
    {
        if (Errors.Count >= options.MaxErrors)
        {
            throw new ValidationAbortedException(new GraphQLError(
                "Too many validation errors, error limit reached. Validation aborted.", Code: Validator.ValidationFailed));
        }

        Errors.Add(GraphQLError.At(message, nodes) with { Code = code });
    }

    public void ReportIntrospection(Node node) => Report(Validator.IntrospectionNotAllowed, "Introspection is not allowed for this request.", [node]);

    public void ReportLimit(string limit, string message, Node node) => Errors.Add(GraphQLError.At(message, node).BeyondLimit(limit));

    /// <summary>" Did you mean …?" for a name that is none of the known ones, or nothing.</summary>
    public string DidYouMean(string given, IEnumerable<string> known, string? what = null) =>
        options.HideSuggestions ? "" : Suggestions.DidYouMean(Suggestions.Near(given, known), what);

    /// <summary>Everything that variables of an operation are used for, through fragments too.</summary>
    public IEnumerable<VariableUsage> AllUsages(OperationDefinitionNode operation)
    {
        IEnumerable<ExecutableDefinitionNode> all = [operation, .. Fragments.ReachableFrom(operation)];
        foreach (var definition in all)
        {
            Count(1);
            foreach (var usage in Usages.GetValueOrDefault(definition, []))
            {
                Count(1);
                yield return usage;
            }
        }
    }

    /// <summary>Counts work that can grow faster than the document, and ends it beyond a bound.</summary>
    public void Count(int steps)
    {
        Steps += steps;
        if (Steps > MostSteps)
        {
            throw new ValidationAbortedException(new GraphQLError(
                $"Checking the document takes more than {MostSteps} steps, the limit. Validation aborted.").BeyondLimit("validationSteps"));
        }
    }

    /// <summary>Called where rules follow fragments recursively: fragments can nest deeper than the stack allows.</summary>
    public static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ValidationAbortedException(new GraphQLError(
                "Fragments spread each other too deeply to be checked. Validation aborted.").BeyondLimit("fragmentDepth"));
        }
    }
}
