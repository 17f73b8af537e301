using System.Diagnostics;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Tests.Execution;

namespace B2BAccounts.GraphQL.Tests.Diagnostics;

/// <summary>Accounts with invoices to be watched: three accounts with one, two and three invoices; every batch takes a while of a clock
/// that stands still otherwise.</summary>
internal sealed class Shop
{
    public const string DatabaseName = "test.database";

    public static readonly ActivitySource Database = new(DatabaseName);

    private const string Sdl = """
        type Query {
          accounts(search: String, most: Int): [Account!]!
          any: [Named]
          later: Int
          broken(text: String): String
          hangs: Int
        }
        type Mutation { rename(name: String!): Account }
        type Subscription { ticks: Int! }
        interface Named { name: String! }
        type Account implements Named { name: String! invoices: [Invoice!]! limit: Int page: Page! }
        type Page { account: Account! }
        type Invoice implements Named { name: String! amount: Int }
        """;

    private readonly TaskCompletionSource<int?> never = new();

    public ManualClock Clock { get; } = new();

    public GraphQLEngine Engine(Func<EngineOptions, EngineOptions>? with = null)
    {
        var options = new EngineOptions { Clock = Clock };
        return Run.Engine(Sdl, Bind, with?.Invoke(options) ?? options);
    }

    private void Bind(SchemaBindings bindings)
    {
        var accounts = Enumerable.Range(1, 3).Select(i => new Account($"A{i}", [.. Enumerable.Range(1, i).Select(n => new Invoice($"I{i}{n}", n))])).ToArray();
        bindings.Query
            .Field("accounts", async Task<Account[]> (_) =>
            {
                using var statement = Database.StartActivity("select accounts");
                await Task.Yield();
                Clock.Advance(TimeSpan.FromMilliseconds(10));
                return accounts;
            })
            .Field("any", _ => new object[] { accounts[0], accounts[2].Invoices[0], accounts[1] })
            .Field("later", async Task<int?> (_) =>
            {
                await Task.Delay(5);
                using var statement = Database.StartActivity("select later");
                return 7;
            })
            .Field<string?>("broken", c => throw new InvalidOperationException($"no {c.Argument<string?>("text")} for hunter2"))
            .Field("hangs", async Task<int?> (_) => await never.Task);
        bindings.Mutation.Field("rename", c => new Account(c.Argument<string>("name"), []));
        bindings.Subscription.Field("ticks", _ => TicksAsync());
        bindings.Object<Account>("Account")
            .Field("page", a => new Page(a))
            .Batch("invoices", (parents, _) =>
            {
                using var statement = Database.StartActivity("select invoices");
                Clock.Advance(TimeSpan.FromMilliseconds(25));
                return parents.Select(p => p.Invoices).ToArray();
            })
            .Batch("limit", (parents, context) =>
            {
                Clock.Advance(TimeSpan.FromMilliseconds(5));
                context.Fail(1, new GraphQLError("no limit for hunter2", Code: "NO_LIMIT"));
                return parents.Select((_, i) => (int?)i).ToArray();
            });
        bindings.Object<Page>("Page");
        bindings.Object<Invoice>("Invoice");
    }

    private async IAsyncEnumerable<int> TicksAsync()
    {
        yield return 1;
        await Task.Yield();
        Clock.Advance(TimeSpan.FromSeconds(1));
        yield return 2;
    }

    internal sealed record Account(string Name, Invoice[] Invoices);

    internal sealed record Page(Account Account);

    internal sealed record Invoice(string Name, int Amount);
}
