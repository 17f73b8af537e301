using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Validation.Rules;

/// <summary>Fields are defined on the type they are asked of (section 5.3.1).</summary>
internal sealed class FieldsOnCorrectType(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.ParentType is not { } type || Context.Field is not null)
        {
            return;
        }

        var name = field.Name.Value;
        var suggestion = Context.Options.HideSuggestions ? "" : Suggestions.DidYouMean(TypesWith(type, name), "to use an inline fragment on");
        if (suggestion.Length == 0 && type is FieldsType fields)
        {
            suggestion = Context.DidYouMean(name, fields.Fields.Select(f => f.Name));
        }

        Context.Report($"Cannot query field \"{name}\" on type \"{type}\".{suggestion}", field);
    }

    /// <summary>Members of an abstract type, and their interfaces, that have the field; the most useful first.</summary>
    private List<string> TypesWith(NamedType type, string field)
    {
        Dictionary<FieldsType, int> uses = [];
        foreach (var possible in type is ObjectType ? [] : Context.Schema.PossibleTypes(type).Where(t => t.Field(field) is not null))
        {
            uses[possible] = 1;
            foreach (var face in possible.Interfaces.Where(i => i.Field(field) is not null))
            {
                uses[face] = uses.GetValueOrDefault(face) + 1;
            }
        }

        List<FieldsType> found = [.. uses.Keys];
        found.Sort((a, b) =>
        {
            var order = uses[b] - uses[a];
            return order != 0 ? order
                : a is InterfaceType && Context.Schema.IsSubType(a, b) ? -1
                : b is InterfaceType && Context.Schema.IsSubType(b, a) ? 1
                : Suggestions.NaturalCompare(a.Name, b.Name);
        });
        return [.. found.Select(t => t.Name)];
    }
}
