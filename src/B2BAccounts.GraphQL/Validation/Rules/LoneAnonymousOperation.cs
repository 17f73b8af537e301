using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>An operation without a name stands alone in its document (section 5.2.3.1).</summary>
internal sealed class LoneAnonymousOperation(ValidationContext context) : ValidationRule(context)
{
    private int operations;

    public override void EnterDocument(DocumentNode document) => operations = Context.Operations.Count();

    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Name is null && operations > 1)
        {
            Context.Report("This anonymous operation must be the only defined operation.", operation);
        }
    }
}
