using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Limits;

/// <summary>Refuses questions for the schema where they are not allowed, in fragments that nothing spreads too (section 4.2);
/// <c>__typename</c> stays allowed, since clients need it to read answers.</summary>
internal sealed class IntrospectionAllowed(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (field.Name.Value is ("__schema" or "__type"))
        {
            Context.ReportIntrospection(field);
        }
    }
}
