using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for each operation (section 5.2.1.1).</summary>
internal sealed class KnownOperationTypes(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (Context.Schema.RootType(operation.Operation) is null)
        {
            Context.Report(
                $"The {operation.Operation.ToString().ToLowerInvariant()} operation is not supported by the schema.", operation);
        }
    }
}
