namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>A field of an operation whose cost is known but for the variables.</summary>
/// <param name="Weight">The field's weight.</param>
/// <param name="Input">What its arguments cost.</param>
/// <param name="Size">How many values it has for each parent.</param>
/// <param name="Branches">What one value costs: a branch for each type that it may have.</param>
internal sealed record CostedField(FieldWeight Weight, Amount Input, Amount Size, IReadOnlyList<Branch> Branches)
{
    public bool IsFixed => Input.Rest is null && Size.Rest is null && Branches.All(b => b.Below.Step is null);

    /// <summary>A value costs as much as the dearest type that it may have; but many values may be of all types, and each type has calls
    /// of its own.</summary>
    public Load Of(IReadOnlyDictionary<string, object?> variables, ReadOnlySpan<Load> steps)
    {
        var input = Input.Of(variables);
        var own = Math.Max(0, Weight.PerParent + (Weight.IsBatch ? 0 : input));
        var call = Math.Max(0, Weight.PerCall + (Weight.IsBatch ? input : 0));
        var size = Size.Of(variables);
        if (size <= 0)
        {
            return new Load(own + call, own, call, 0);
        }

        var (one, perParent, calls, types) = (0.0, 0.0, 0.0, 0.0);
        foreach (var branch in Branches)
        {
            var below = branch.Below.Of(steps);
            one = Math.Max(one, below.One);
            perParent = Math.Max(perParent, below.PerParent);
            calls = Load.Cut(calls + below.PerCall);
            types = Math.Max(types, branch.TypeWeight + below.Types);
        }

        return new Load(
            Load.Cut(own + call + (size == 1 ? one : (size * perParent) + calls)),
            Load.Cut(own + (size * perParent)),
            Load.Cut(call + calls),
            Load.Cut(size * types));
    }
}

/// <param name="TypeWeight">What a value of the type itself costs.</param>
/// <param name="Below">What is selected of it.</param>
internal readonly record struct Branch(double TypeWeight, Term Below);

/// <summary>A load that is known, or that a step of the program works out.</summary>
internal readonly record struct Term(Load Fixed, int? Step = null)
{
    public Load Of(ReadOnlySpan<Load> steps) => Step is { } step ? steps[step] : Fixed;
}
