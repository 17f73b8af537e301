using System.Buffers;

namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>An operation's cost: figures, or the steps that work them out of the variables. Each step is done once, however many places
/// of the operation share it.</summary>
internal sealed class CostProgram
{
    private readonly CostedSelection[] steps;
    private readonly Term root;
    private readonly double rootWeight;
    private readonly GraphQLError? problem;
    private readonly OperationCost? known;

    public CostProgram(IEnumerable<CostedSelection> steps, Term root, double rootWeight)
    {
        this.steps = [.. steps];
        this.root = root;
        this.rootWeight = rootWeight;
        known = root.Step is null ? Figures(root.Fixed) : null;
    }

    /// <summary>The cost cannot be worked out.</summary>
    public CostProgram(GraphQLError problem)
    {
        steps = [];
        this.problem = problem;
    }

    /// <exception cref="GraphQLException">The variables leave a list without its size, or the operation is too large to be worked out.</exception>
    public OperationCost Of(IReadOnlyDictionary<string, object?> variables) =>
        known ?? (problem is null ? Run(variables) : throw new GraphQLException(problem));

    private OperationCost Run(IReadOnlyDictionary<string, object?> variables)
    {
        var rented = ArrayPool<Load>.Shared.Rent(steps.Length);
        try
        {
            for (var i = 0; i < steps.Length; i++)
            {
                rented[i] = steps[i].Of(variables, rented);
            }

            return Figures(root.Of(rented));
        }
        finally
        {
            ArrayPool<Load>.Shared.Return(rented);
        }
    }

    private OperationCost Figures(Load load) => new(load.One, Load.Cut(Math.Max(0, rootWeight + load.Types)));
}

/// <summary>The fields selected of one type at one place.</summary>
/// <param name="Fixed">What those cost that no variable changes.</param>
/// <param name="Fields">The others.</param>
internal sealed record CostedSelection(Load Fixed, IReadOnlyList<CostedField> Fields)
{
    public Load Of(IReadOnlyDictionary<string, object?> variables, ReadOnlySpan<Load> steps)
    {
        var sum = Fixed;
        foreach (var field in Fields)
        {
            sum += field.Of(variables, steps);
        }

        return sum;
    }
}
