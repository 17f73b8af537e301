using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Only lists are streamed (incremental delivery, "Stream Directives Are Used On List Fields").</summary>
internal sealed class StreamOnListField(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode directive, string location)
    {
        if (directive.Name.Value == "stream"
            && Context is { Field: { } field, ParentType: { } parent }
            && field.Type.Nullable is not Types.ListType)
        {
            Context.Report($"Directive \"@stream\" cannot be used on non-list field \"{parent}.{field.Name}\".", directive);
        }
    }
}
