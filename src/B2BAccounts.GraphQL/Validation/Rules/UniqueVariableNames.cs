using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>No two variables of an operation have the same name (section 5.8.1).</summary>
internal sealed class UniqueVariableNames(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        foreach (var same in operation.VariableDefinitions.GroupBy(d => d.Variable.Name.Value).Where(g => g.Skip(1).Any()))
        {
            Context.Report($"There can be only one variable named \"${same.Key}\".", same.Select(d => d.Variable.Name));
        }
    }
}
