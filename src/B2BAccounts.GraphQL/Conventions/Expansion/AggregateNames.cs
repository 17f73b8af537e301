using System.Text;
using B2BAccounts.GraphQL.Conventions.Aggregates;

namespace B2BAccounts.GraphQL.Conventions.Expansion;

/// <summary>The names that aggregates have for clients.</summary>
internal static class AggregateNames
{
    public const string Aggregates = "aggregates";
    public const string Groups = "groups";
    public const string Count = "count";
    public const string Key = "key";
    public const string By = "by";

    public static string Of(string type) => type + "Aggregates";

    public static string Of(string type, AggregateFunction function) => $"{type}{function}Aggregates";

    public static string Group(string type) => type + "AggregateGroup";

    public static string GroupKey(string type) => type + "GroupKey";

    public static string GroupBy(string type) => type + "GroupBy";

    public static string Field(AggregateFunction function) => function.ToString().ToLowerInvariant();

    public static AggregateFunction? Function(string field) =>
        Enum.TryParse<AggregateFunction>(field, ignoreCase: true, out var function) ? function : null;

    /// <summary>account, country becomes accountCountry.</summary>
    public static string Joined(IEnumerable<string> path) =>
        path.Aggregate((all, next) => all + FilterNames.Capital(next));

    /// <summary>accountCountry becomes ACCOUNT_COUNTRY.</summary>
    public static string UpperSnake(string camel)
    {
        var name = new StringBuilder();
        for (var i = 0; i < camel.Length; i++)
        {
            if (i > 0 && char.IsUpper(camel[i]) && (!char.IsUpper(camel[i - 1]) || (i + 1 < camel.Length && char.IsLower(camel[i + 1]))))
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(camel[i]));
        }

        return name.ToString();
    }
}
