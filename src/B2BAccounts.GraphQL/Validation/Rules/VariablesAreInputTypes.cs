using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Variables are of scalars, enums and input objects (section 5.8.2).</summary>
internal sealed class VariablesAreInputTypes(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode definition, Types.GraphType? type)
    {
        if (type is null && Context.Schema.Find(definition.Type) is not null)
        {
            Context.Report(
                $"Variable \"${definition.Variable.Name}\" cannot be non-input type \"{Printer.Print(definition.Type)}\".", definition.Type);
        }
    }
}
