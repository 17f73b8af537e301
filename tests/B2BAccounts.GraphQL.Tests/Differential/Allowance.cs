namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>A difference from graphql-js that the specification allows or demands.</summary>
/// <param name="Reason">The specification's sentence.</param>
/// <param name="Apply">Both answers without the difference; null when it is not there.</param>
internal sealed record Allowance(string Reason, Func<ReferenceAnswer, ReferenceAnswer, (ReferenceAnswer Ours, ReferenceAnswer Theirs)?> Apply)
{
    public static IReadOnlyList<Allowance> All { get; } =
    [
        new("5.8.5, a variable for a field of a OneOf Input Object must be of a non-null type; graphql-js overlooks some.", NullableInOneOf),
    ];

    // What graphql-js then executes has no counterpart here.
    private static (ReferenceAnswer Ours, ReferenceAnswer Theirs)? NullableInOneOf(ReferenceAnswer ours, ReferenceAnswer theirs)
    {
        var known = theirs.Stage == Stage.Validation ? theirs.Errors.Select(e => e.ToString()).ToHashSet(StringComparer.Ordinal) : [];
        var beyond = ours.Errors
            .Where(e => e.Message.Contains("must be non-nullable to be used for OneOf", StringComparison.Ordinal) && !known.Contains(e.ToString())).ToList();
        if (beyond.Count == 0)
        {
            return null;
        }

        var rest = ours with { Errors = [.. ours.Errors.Except(beyond)] };
        return rest.Errors.Count == 0 && theirs.Stage is Stage.Execution or Stage.Valid ? (theirs, theirs) : (rest, theirs);
    }
}
