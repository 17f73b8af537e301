using System.Text.Json;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Types.Scalars;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>Companies of which not everybody may read everything: sales sees what credit and personnel need not hide from it.</summary>
internal sealed class GuardedBook
{
    public const string Sdl = """
        type Query @authorize {
          companies: [Company!] @connection @filterable @sortable @aggregatable
          board: [Company!] @authorize(roles: ["board"]) @connection(name: "Board") @filterable
        }
        type Mutation @authorize(roles: ["credit"]) {
          rename(to: String!): Company @payload(errors: ["RuleError"])
        }
        interface Error { message: String! code: String! path: [String!] }
        type RuleError implements Error @authorize { message: String! code: String! path: [String!] }
        type Company implements Node @authorize(roles: ["sales", "credit"]) {
          id: ID! @filterable
          number: String! @filterable @sortable @aggregatable @groupable
          revenue: Decimal @authorize(roles: ["credit"]) @filterable @sortable @aggregatable
          employees: Int @filterable @sortable @aggregatable
          visits: Long! @authorize(roles: ["credit"]) @filterable @sortable @aggregatable
          status: CompanyStatus! @authorize(roles: ["credit"]) @filterable @sortable @groupable
          createdAt: DateTime! @authorize(roles: ["credit"]) @sortable @groupable @aggregatable
          turnover: Money @filterable @sortable @aggregatable @groupable
          parent: Company @filterable @sortable @aggregatable @groupable
          owner: Company @authorize(roles: ["board"]) @filterable @sortable @aggregatable @groupable
          people: [Person!] @connection @filterable(inParent: true) @sortable(inParent: true) @aggregatable
          staff: [Person!] @authorize(roles: ["personnel"]) @filterable @sortable
          names: [String!] @authorize(roles: ["personnel"]) @filterable
        }
        type Person @authorize(roles: ["sales", "personnel"]) {
          name: String! @filterable @sortable @groupable
          age: Int @authorize(roles: ["personnel"]) @filterable @sortable @aggregatable @groupable
        }
        type Money @authorize {
          value: Decimal! @filterable @sortable @aggregatable(per: "currency")
          currency: String! @authorize(roles: ["credit"]) @filterable @groupable
        }
        enum CompanyStatus { PROSPECT GOOD_CUSTOMER DORMANT }
        scalar Decimal
        scalar DateTime
        scalar Long
        """;

    private readonly GraphQLEngine engine;

    public GuardedBook(CompaniesDb db)
    {
        var sdl = SdlConventions.Expand(Parser.Parse(new Source(Sdl, "guarded.graphql")));
        Schema = SchemaBuilder.Build(sdl.Documents);
        var bindings = new SchemaBindings().Scalars(CommonScalars.All);
        var conventions = new ConventionBindings(sdl, Schema, bindings, new EfRows(), _ => null);
        conventions.List<Company, long>("Company", c => c.Id)
            .Field("turnover.value", c => c.Revenue)
            .Field("turnover.currency", c => c.Balance.Currency)
            .Field("owner", c => c.Parent)
            .Field("staff", c => c.People)
            .Filter("names", c => c.People.Select(p => p.Name));
        conventions.List<Person, long>("Person", p => p.Id);
        conventions.Node<Company, long>("Company", c => c.Id, (keys, _) => db.Companies.Where(x => keys.Contains(x.Id)));
        bindings.Query.Connection(conventions, "companies", _ => db.Companies).Connection(conventions, "board", _ => db.Companies);
        bindings.Mutation.Payload(conventions, "rename", _ => Task.FromResult(db.Companies.FirstOrDefault()));
        bindings.Object<Company>("Company")
            .Field("turnover", c => c.Revenue, c => c.Balance.Currency, (revenue, currency) => revenue is { } value ? new Amount(value, currency) : (Amount?)null)
            .BatchRow(conventions, "parent", c => c.ParentId, (ids, _) => db.Companies.Where(c => ids.Contains(c.Id)), (Company c) => c.Id)
            .BatchRow(conventions, "owner", c => c.ParentId, (ids, _) => db.Companies.Where(c => ids.Contains(c.Id)), (Company c) => c.Id)
            .BatchRows(conventions, "staff", c => c.Id, (ids, _) => db.People.Where(p => ids.Contains(p.CompanyId)), (Person p) => p.CompanyId)
            .Batch("names", (companies, _) => companies.Select(c => (IReadOnlyList<string>)[c.Number]).ToList())
            .BatchConnection(conventions, "people", _ => db.People, (Company c) => c.Id, p => p.CompanyId);
        bindings.Object<Amount>("Money");
        bindings.Object<Person>("Person");
        bindings.Object<RuleError>("RuleError");
        engine = new GraphQLEngine(Schema, bindings, new EngineOptions { OnInternalError = (e, _) => Assert.Fail(e.ToString()) });
    }

    public Schema Schema { get; }

    public async Task<JsonElement> AskAsync(IEnumerable<string>? roles, string query, object? variables = null)
    {
        using var result = await engine.ExecuteAsync(
            new GraphQLRequest(query, Variables: variables is null ? null : JsonSerializer.SerializeToElement(variables)),
            new RequestContext { Roles = roles?.ToHashSet(StringComparer.Ordinal) });
        using var document = JsonDocument.Parse(result.Body);
        return document.RootElement.Clone();
    }

    private sealed record RuleError(string Message, string Code, IReadOnlyList<string>? Path);
}
