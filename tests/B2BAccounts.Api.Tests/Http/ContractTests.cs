using B2BAccounts.Api.Http;
using B2BAccounts.GraphQL.Types;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BAccounts.Api.Tests.Http;

public sealed class ContractTests
{
    private static readonly Contract Contract = Contract.Read();

    [Fact]
    public void Every_field_of_the_contract_has_code_behind_it() =>
        Assert.NotNull(ApiEngine.Make(Contract, NullLogger<GraphQL.Execution.GraphQLEngine>.Instance, new GraphQLOptions(), new GraphQLLimits()));

    [Fact]
    public void The_generated_schema_is_the_contract_expanded()
    {
        var path = Path.Combine(Repository.Root, "schema", "generated", "schema.graphql");
        Assert.True(File.ReadAllText(path) == Contract.Text,
            "schema/generated/schema.graphql is not what the contract expands to. Write it anew: dotnet run --project src/B2BAccounts.Api -- print-schema --out schema/generated/schema.graphql");
    }

    [Fact]
    public void Everything_in_the_contract_is_described()
    {
        var bare = Contract.Schema.Types.Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal)).SelectMany(Bare);
        Assert.Empty(bare);
    }

    [Fact]
    public void What_access_may_take_away_can_be_null()
    {
        // Objects that belong to an account, and figures of one: a caller who may not see them must get null, not lose the whole answer.
        var guarded = new HashSet<string>(StringComparer.Ordinal) { "Account", "SupplyLink", "Invoice", "CreditNote", "Payment", "Prospect", "Assessment", "Credit", "Balance", "Ageing", "PaymentSpeed", "Purchasing", "ChainWalk" };
        var wrong =
            from type in Contract.Schema.Types.OfType<ObjectType>()
            where !type.Name.EndsWith("Edge", StringComparison.Ordinal) && !type.Name.EndsWith("Connection", StringComparison.Ordinal)
            from field in type.Fields
            where field.Type.IsNonNull && guarded.Contains(field.Type.Named.Name)
            select $"{type.Name}.{field.Name}: {field.Type}";
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Bare(NamedType type)
    {
        if (type.Description is null)
        {
            yield return type.Name;
        }

        IEnumerable<(string Name, string? Description)> members = type switch
        {
            FieldsType fields => fields.Fields.Select(f => (f.Name, f.Description))
                .Concat(fields.Fields.SelectMany(f => f.Arguments.Select(a => ($"{f.Name}({a.Name}:)", a.Description)))),
            EnumType values => values.Values.Select(v => (v.Name, v.Description)),
            InputObjectType input => input.Fields.Select(f => (f.Name, f.Description)),
            _ => [],
        };
        foreach (var (name, _) in members.Where(m => m.Description is null))
        {
            yield return $"{type.Name}.{name}";
        }
    }
}
