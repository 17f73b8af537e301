using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>What the caller of one execution may not read. There is none where every rule of the schema allows him.</summary>
internal sealed class Denials
{
    private static readonly GraphQLException NotAuthenticated = Error(AccessRule.NotAuthenticatedCode);
    private static readonly GraphQLException NotAuthorized = Error(AccessRule.NotAuthorizedCode);

    private readonly RuledInputs inputs;
    private readonly bool[] denied;

    private Denials(RuledInputs inputs, bool[] denied, GraphQLException refusal)
    {
        this.inputs = inputs;
        this.denied = denied;
        Refusal = refusal;
    }

    /// <summary>How a field is answered that the caller may not read.</summary>
    public GraphQLException Refusal { get; }

    /// <param name="compiled">The schema.</param>
    /// <param name="roles">The caller's; null when he is not authenticated.</param>
    public static Denials? Of(CompiledSchema compiled, IReadOnlySet<string>? roles)
    {
        bool[]? denied = null;
        var rules = compiled.Schema.Rules;
        for (var i = 0; i < rules.Count; i++)
        {
            if (!rules[i].Allows(roles))
            {
                (denied ??= new bool[rules.Count])[i] = true;
            }
        }

        return denied is null ? null : new Denials(compiled.RuledInputs, denied, roles is null ? NotAuthenticated : NotAuthorized);
    }

    public bool Has(AccessRule? rule) => rule is not null && denied[rule.Index];

    /// <summary>Whether the client's arguments name something that he may not read.</summary>
    public bool AreIn(FieldRun run)
    {
        foreach (var definition in run.Planned.Field.Definition.Arguments)
        {
            if (run.Arguments.TryGetValue(definition.Name, out var argument) && argument.Given && inputs.Name(argument.Value, definition.Type, denied))
            {
                return true;
            }
        }

        return false;
    }

    private static GraphQLException Error(string code) => new(AccessRule.Denied, code);
}
