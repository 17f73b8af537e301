namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>What stands at one place of an operation costs, as a function of how many parents it is answered for.</summary>
/// <param name="One">The field cost for exactly one parent.</param>
/// <param name="PerParent">The field cost that each of many parents brings.</param>
/// <param name="PerCall">The field cost that many parents share.</param>
/// <param name="Types">The type cost for each parent.</param>
internal readonly record struct Load(double One, double PerParent, double PerCall, double Types)
{
    public static Load operator +(Load left, Load right) => new(
        Cut(left.One + right.One), Cut(left.PerParent + right.PerParent), Cut(left.PerCall + right.PerCall), Cut(left.Types + right.Types));

    /// <summary>Larger figures are not told apart, so that none overflows.</summary>
    public static double Cut(double figure) => Math.Min(figure, OperationCost.Most);
}
