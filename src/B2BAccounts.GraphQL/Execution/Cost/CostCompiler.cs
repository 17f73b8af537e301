using System.Runtime.CompilerServices;
using B2BAccounts.GraphQL.Language;

namespace B2BAccounts.GraphQL.Execution.Cost;

/// <summary>Works out what an operation costs, or how its variables decide it: fields are merged as execution merges them, and every set
/// of merged fields is looked at once, however often fragments and types bring it.</summary>
internal sealed class CostCompiler
{
    // Many times what honest documents need. Types of values that are told apart by their types again can have exponentially many sets.
    private const int MostSelections = 200_000;

    private static readonly Dictionary<string, object?> NoVariables = new(StringComparer.Ordinal);

    private readonly CostWeights weights;
    private readonly Planner planner;
    private readonly List<CostedSelection> steps = [];
    private readonly Dictionary<MergedFields, IReadOnlyList<Branch>> known = [];

    private CostCompiler(CostWeights weights, Planner planner)
    {
        this.weights = weights;
        this.planner = planner;
    }

    public static CostProgram Compile(CostWeights weights, Planner planner, BoundObject root, OperationDefinitionNode operation)
    {
        var compiler = new CostCompiler(weights, planner);
        try
        {
            var term = compiler.Selection(root, planner.Collect(root, [operation.SelectionSet]), null);
            return new CostProgram(compiler.steps, term, weights.Of(root.Type));
        }
        catch (TooLargeException)
        {
            return new CostProgram(GraphQLError.At(
                $"Working out the operation's cost takes more than {MostSelections} steps, the limit. Tell fewer types apart within each other.",
                operation).BeyondLimit("costSteps"));
        }
    }

    private Term Selection(BoundObject type, OrderedDictionary<string, List<FieldNode>> groups, SizedFields? sized)
    {
        if (planner.Visited > MostSelections || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TooLargeException();
        }

        var sum = default(Load);
        List<CostedField> varying = [];
        foreach (var nodes in groups.Values)
        {
            if (type.Field(nodes[0].Name.Value) is not { } bound)
            {
                continue;
            }

            var field = Field(bound, nodes, sized);
            if (field.IsFixed)
            {
                sum += field.Of(NoVariables, []);
            }
            else
            {
                varying.Add(field);
            }
        }

        if (varying.Count == 0)
        {
            return new Term(sum);
        }

        steps.Add(new CostedSelection(sum, varying));
        return new Term(default, steps.Count - 1);
    }

    private CostedField Field(BoundField bound, List<FieldNode> nodes, SizedFields? sized)
    {
        var definition = bound.Definition;
        var weight = weights.Of(definition);
        return new CostedField(weight, InputCost.Of(weights, definition, nodes[0]), Size(bound, weight, nodes[0], sized), Branches(bound, weight, nodes));
    }

    private Amount Size(BoundField bound, FieldWeight weight, FieldNode place, SizedFields? sized)
    {
        if (bound.ListDepth == 0)
        {
            return new Amount(1);
        }

        var outer = sized?.SizeOf(bound.Definition.Name)
            ?? (weight.Size is { SizedFields.Count: 0 } own ? own.At(place, weights.AssumedListSize) : new Amount(weights.AssumedListSize));
        var inner = Math.Pow(weights.AssumedListSize, bound.ListDepth - 1);
        return inner == 1 ? outer : new Amount(outer.Fixed * inner, outer.Rest is { } rest ? variables => rest(variables) * inner : null);
    }

    private IReadOnlyList<Branch> Branches(BoundField bound, FieldWeight weight, List<FieldNode> nodes)
    {
        var type = bound.Definition.Type.Named;

        // Introspection has limits of its own, and its answers the schema's size.
        if (!bound.IsComposite || type.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return [new Branch(weights.Of(type), default)];
        }

        var key = new MergedFields(bound, nodes);
        if (!known.TryGetValue(key, out var branches))
        {
            var sized = weight.Size is { SizedFields.Count: > 0 } size ? new SizedFields(size, size.At(nodes[0], weights.AssumedListSize)) : null;
            branches = [.. bound.Types.Select(t => new Branch(weights.Of(t.Type), Below(t, nodes, sized)))];
            known.Add(key, branches);
        }

        return branches;
    }

    // An object whose conditions cannot be decided fails when it is planned, and does nothing.
    private Term Below(BoundObject type, List<FieldNode> nodes, SizedFields? sized)
    {
        try
        {
            return Selection(type, planner.Collect(type, nodes), sized);
        }
        catch (GraphQLException)
        {
            return default;
        }
    }

    private sealed class TooLargeException : Exception;

    /// <summary>A field of a type, with the nodes merged under one key: all that is below them depends on this alone.</summary>
    private readonly struct MergedFields(BoundField field, List<FieldNode> nodes) : IEquatable<MergedFields>
    {
        private readonly BoundField field = field;
        private readonly List<FieldNode> nodes = nodes;

        public bool Equals(MergedFields other) => field == other.field && nodes.SequenceEqual(other.nodes);

        public override bool Equals(object? obj) => obj is MergedFields other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(field);
            foreach (var node in nodes)
            {
                hash.Add(node);
            }

            return hash.ToHashCode();
        }
    }

    /// <summary>A size that the parent's @listSize gives to fields below it.</summary>
    private sealed record SizedFields(ListSize Size, Amount Entries)
    {
        public Amount? SizeOf(string field) => Size.SizedFields.Contains(field) ? Entries : null;
    }
}
