namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>What an operation may cost at most, worked out before it runs (GraphQL Cost Directives, section 5.1.1). Beyond
/// <see cref="Most"/> figures are not told apart.</summary>
/// <param name="FieldCost">The work of finding the values of fields.</param>
/// <param name="TypeCost">The values answered.</param>
public readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    /// <summary>Larger figures are cut to this; whole numbers are exact up to here.</summary>
    public const double Most = 1e15;

    /// <summary>The name of the figures' entry in a response's <c>extensions</c>.</summary>
    public const string Entry = "operationCost";

    internal Dictionary<string, object?> ToEntry() => new(StringComparer.Ordinal) { ["fieldCost"] = FieldCost, ["typeCost"] = TypeCost };
}
