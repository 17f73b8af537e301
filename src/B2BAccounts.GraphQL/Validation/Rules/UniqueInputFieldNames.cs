using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>No field of an input object is given twice (section 5.6.3).</summary>
internal sealed class UniqueInputFieldNames(ValidationContext context) : ValidationRule(context)
{
    public override void EnterObject(ObjectValueNode value)
    {
        if (value.Fields.Count < 2)
        {
            return;
        }

        Dictionary<string, NameNode> known = new(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            if (!known.TryAdd(field.Name.Value, field.Name))
            {
                Context.Report($"There can be only one input field named \"{field.Name}\".", known[field.Name.Value], field.Name);
            }
        }
    }
}
