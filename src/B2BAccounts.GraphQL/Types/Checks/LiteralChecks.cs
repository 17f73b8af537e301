using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Types.Checks;

/// <summary>Defaults and arguments of applied directives: what their type expects (section 5.6.1), no field given twice (section 5.6.3).</summary>
internal static class LiteralChecks
{
    public static void Check(ValueNode literal, GraphType type, InputFault report)
    {
        FieldsOnce(literal, report);
        InputReader.CheckLiteral(literal, type, report);
    }

    private static void FieldsOnce(ValueNode literal, InputFault report)
    {
        if (literal is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                FieldsOnce(item, report);
            }
        }
        else if (literal is ObjectValueNode map)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in map.Fields)
            {
                if (!seen.Add(field.Name.Value))
                {
                    report($"The field {field.Name} is given twice; keep one.", "", field);
                }

                FieldsOnce(field.Value, report);
            }
        }
    }
}
