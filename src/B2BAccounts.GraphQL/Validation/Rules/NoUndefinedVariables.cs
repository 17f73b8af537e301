using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Every variable that an operation uses, also in its fragments, is defined by it (section 5.8.3).</summary>
internal sealed class NoUndefinedVariables(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in Context.Operations)
        {
            var defined = operation.VariableDefinitions.Select(d => d.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var usage in Context.AllUsages(operation).Where(u => !defined.Contains(u.Node.Name.Value)))
            {
                var by = operation.Name is { } name ? $" by operation \"{name}\"" : "";
                Context.Report($"Variable \"${usage.Node.Name}\" is not defined{by}.", usage.Node, operation);
            }
        }
    }
}
