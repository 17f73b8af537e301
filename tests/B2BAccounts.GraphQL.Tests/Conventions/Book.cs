using System.Text.Json;
using B2BAccounts.GraphQL.Conventions;
using B2BAccounts.GraphQL.Conventions.Binding;
using B2BAccounts.GraphQL.Conventions.Listings;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;
using B2BAccounts.GraphQL.Types.Scalars;
using B2BAccounts.GraphQL.Validation.Limits;

namespace B2BAccounts.GraphQL.Tests.Conventions;

/// <summary>A small API over companies, in memory or in a database.</summary>
internal sealed class Book
{
    public const string Sdl = """
        type Query {
          companies(prefix: String): [Company!]! @connection(maxSize: 50) @filterable @sortable @aggregatable
        }
        type Mutation {
          rename(number: String!, to: String!): Company @payload(errors: ["RuleError", "MissingError"])
        }
        interface Error { message: String! code: String! path: [String!] }
        type RuleError implements Error { message: String! code: String! path: [String!] }
        type MissingError implements Error { message: String! code: String! path: [String!] }
        type OtherError implements Error { message: String! code: String! path: [String!] }
        type Company implements Node {
          id: ID! @filterable
          number: String! @filterable @sortable @aggregatable
          region: String @filterable @sortable @aggregatable @groupable
          legalName: String! @filterable @sortable
          employees: Int @filterable @sortable @aggregatable @groupable
          revenue: Decimal @filterable @sortable @aggregatable
          balance: Money! @filterable @sortable @aggregatable @groupable
          turnover: Money @filterable @sortable @aggregatable @groupable
          lastPurchaseOn: LocalDate @filterable @sortable @aggregatable @groupable
          createdAt: DateTime! @filterable @sortable @aggregatable @groupable
          active: Boolean! @filterable @sortable @groupable
          audited: Boolean @filterable @sortable @groupable
          status: CompanyStatus! @filterable @sortable @groupable
          formerStatus: CompanyStatus @filterable @sortable @groupable
          token: UUID! @filterable @sortable @groupable
          visits: Long! @filterable @sortable @aggregatable
          rank: Float! @filterable @sortable @aggregatable(only: [AVG, MIN, MAX])
          parent: Company @filterable @sortable @aggregatable @groupable
          people: [Person!]! @connection @filterable(inParent: true) @sortable(inParent: true) @aggregatable
        }
        type Person { name: String! @filterable @sortable @groupable age: Int @filterable @sortable @aggregatable @groupable pay: Money @aggregatable @groupable owner: String @aggregatable row: Int @aggregatable nickname: String! }
        type Money { value: Decimal! @filterable @sortable @aggregatable(per: "currency") currency: String! @filterable @groupable }
        enum CompanyStatus { PROSPECT GOOD_CUSTOMER DORMANT }
        scalar Decimal
        scalar LocalDate
        scalar DateTime
        scalar UUID
        scalar Long
        """;

    private readonly GraphQLEngine engine;

    private Book(
        Func<IQueryable<Company>> companies,
        Func<IQueryable<Person>> people,
        RowReader reader,
        Action<ConventionBindings>? more,
        ListLimits? limits,
        bool readsWholeRows = false)
    {
        var sdl = SdlConventions.Expand(Parser.Parse(new Source(Sdl, "book.graphql")));
        var schema = SchemaBuilder.Build(sdl.Documents);
        var bindings = new SchemaBindings { ReadsWholeRows = readsWholeRows }.Scalars(CommonScalars.All);
        var conventions = new ConventionBindings(sdl, schema, bindings, reader, e => e switch
        {
            NotSupportedException => [new RuleError(e.Message)],
            KeyNotFoundException => [new MissingError(e.Message)],
            InvalidOperationException => [new OtherError(e.Message)],
            _ => null,
        }, limits);
        conventions.List<Company, long>("Company", c => c.Id)
            .FilterText("legalName", c => c.SearchName, text => text.ToLowerInvariant())
            .Field("turnover.value", c => c.Revenue)
            .Filter("turnover.currency", c => c.Balance.Currency)
            .Aggregate("turnover.currency", c => c.Balance.Currency);
        conventions.List<Person, long>("Person", p => p.Id).OrderedBy(p => p.Age, descending: true)
            .Aggregate("owner", p => p.Name)
            .Aggregate("row", p => p.Age)
            .Aggregate("pay.value", p => p.Pay)
            .Aggregate("pay.currency", p => p.Currency);
        conventions.Node<Company, long>("Company", c => c.Id, (keys, _) =>
        {
            NodeLoads.Add(keys.Count);
            return companies().Where(x => keys.Contains(x.Id));
        });
        bindings.Query.Connection(conventions, "companies", c =>
            c.Argument<string?>("prefix") is { } prefix ? companies().Where(x => x.Number.StartsWith(prefix)) : companies());
        bindings.Object<Company>("Company")
            .Field("turnover", c => c.Revenue, c => c.Balance.Currency, (revenue, currency) => revenue is { } value ? new Amount(value, currency) : (Amount?)null)
            .BatchConnection(conventions, "people", c => people(), (Company c) => c.Id, p => p.CompanyId);
        bindings.Object<Amount>("Money");
        bindings.Object<Person>("Person").Field("owner", p => p.Name).Field("row", p => p.Age).Field("pay", p => p.Pay is { } pay ? new Amount(pay, p.Currency!) : (Amount?)null);
        bindings.Object<RuleError>("RuleError");
        bindings.Object<MissingError>("MissingError");
        bindings.Object<OtherError>("OtherError");
        bindings.Mutation.Payload(conventions, "rename", async (FieldContext c) =>
        {
            await Task.Yield();
            return c.Argument<string>("to") switch
            {
                "" => throw new NotSupportedException("A company has a name."),
                "other" => throw new InvalidOperationException("secret"),
                "broken" => throw new FormatException("secret"),
                _ => companies().FirstOrDefault(x => x.Number == c.Argument<string>("number")) ?? throw new KeyNotFoundException("No such company."),
            };
        });
        more?.Invoke(conventions);
        engine = new GraphQLEngine(schema, bindings, new EngineOptions
        {
            OnInternalError = (e, _) => Faults.Add(e),

            // What is tried here is what lists themselves refuse.
            Limits = OperationLimits.Default with { MaxFieldCost = int.MaxValue, MaxTypeCost = int.MaxValue, MaxListLength = int.MaxValue },
        });
    }

    /// <summary>How many keys each load of nodes was given.</summary>
    public List<int> NodeLoads { get; } = [];

    /// <summary>What went wrong inside.</summary>
    public List<Exception> Faults { get; } = [];

    public static Book InMemory(List<Company> companies, Action<ConventionBindings>? more = null, ListLimits? limits = null) =>
        new(companies.AsQueryable, () => companies.SelectMany(c => c.People).AsQueryable(), new MemoryRows(), more, limits);

    public static Book Over(
        CompaniesDb db, bool nullsComeFirst = true, ListLimits? limits = null, Action<ConventionBindings>? more = null, bool readsWholeRows = false) =>
        new(() => db.Companies, () => db.People, new EfRows(nullsComeFirst), more, limits, readsWholeRows);

    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var result = await engine.ExecuteAsync(
            new GraphQLRequest(query, Variables: variables is null ? null : JsonSerializer.SerializeToElement(variables)));
        using var document = JsonDocument.Parse(result.Body);
        return document.RootElement.Clone();
    }

    /// <summary>The data of an answer without errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var answer = await AskAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors} {Faults.LastOrDefault()}");
        return answer.GetProperty("data");
    }

    /// <summary>The one error of an answer: its code and message.</summary>
    public async Task<(string Code, string Message)> ErrorAsync(string query, object? variables = null)
    {
        var answer = await AskAsync(query, variables);
        Assert.True(answer.TryGetProperty("errors", out var errors), answer.ToString());
        var error = Assert.Single(errors.EnumerateArray());
        return (error.GetProperty("extensions").GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }

    private abstract record Refusal(string Message)
    {
        public string Code => "REFUSED";

        public IReadOnlyList<string>? Path => null;
    }

    private sealed record RuleError(string Message) : Refusal(Message);

    private sealed record MissingError(string Message) : Refusal(Message);

    private sealed record OtherError(string Message) : Refusal(Message);
}
