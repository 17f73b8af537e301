using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Every variable that an operation defines is used in it or its fragments (section 5.8.4).</summary>
internal sealed class NoUnusedVariables(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in Context.Operations.Where(o => o.VariableDefinitions.Count > 0))
        {
            var used = Context.AllUsages(operation).Select(u => u.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var definition in operation.VariableDefinitions.Where(d => !used.Contains(d.Variable.Name.Value)))
            {
                var where = operation.Name is { } name ? $" in operation \"{name}\"" : "";
                Context.Report($"Variable \"${definition.Variable.Name}\" is never used{where}.", definition);
            }
        }
    }
}
