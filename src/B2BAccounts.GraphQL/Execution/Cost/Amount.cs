namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>A figure that variables may add to.</summary>
/// <param name="Fixed">What it is whatever the variables are.</param>
/// <param name="Rest">What variables add; null when they add nothing.</param>
internal readonly record struct Amount(double Fixed, Func<IReadOnlyDictionary<string, object?>, double>? Rest = null)
{
    public double Of(IReadOnlyDictionary<string, object?> variables) => Rest is null ? Fixed : Fixed + Rest(variables);
}
