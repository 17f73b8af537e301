using System.Text;
using B2BAccounts.GraphQL.Execution;
using B2BAccounts.GraphQL.Language;
using B2BAccounts.GraphQL.Types;

namespace B2BAccounts.Benchmarks.GraphQL;

/// <summary>The schema over <see cref="Book"/>. Invoices and suppliers are resolved in batches, as they would be from a database.</summary>
internal static class BookSchema
{
    private const int DefaultPage = 10;

    private const string Sdl = """
        type Query {
          account(id: ID!): Account
          accounts(first: Int, after: String, last: Int, before: String): AccountsConnection!
        }
        type AccountsConnection { nodes: [Account!]! edges: [AccountsEdge!]! pageInfo: PageInfo! totalCount: Int! }
        type AccountsEdge { cursor: String! node: Account! }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        type Account {
          id: ID! name: String! grade: String! creditLimit: Float! balance: Float!
          invoices: [Invoice!]! suppliers: [Account!]!
        }
        type Invoice { id: ID! number: String! amount: Float! dueDate: String! paid: Boolean! }
        """;

    public static GraphQLEngine Engine(EngineOptions? options = null)
    {
        var book = new Book();
        var bindings = new SchemaBindings();
        bindings.Query
            .Field("account", c => book.Find(c.Argument<string>("id")))
            .Field("accounts", c => PageOf(book, c));
        bindings.Object<Page>("AccountsConnection");
        bindings.Object<Edge>("AccountsEdge");
        bindings.Object<PageInfo>("PageInfo");
        bindings.Object<Invoice>("Invoice");
        bindings.Object<Account>("Account")
            .Batch("invoices", (accounts, _) => Each(accounts, a => a.Invoices))
            .Batch("suppliers", (accounts, _) => Each(accounts, a => a.Suppliers));
        return new GraphQLEngine(SchemaBuilder.Build(Parser.Parse(Sdl)), bindings, options);
    }

    private static IReadOnlyList<T[]> Each<T>(IReadOnlyList<Account> accounts, Func<Account, T[]> get)
    {
        var values = new T[accounts.Count][];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = get(accounts[i]);
        }

        return values;
    }

    private static Page PageOf(Book book, FieldContext context)
    {
        var from = context.Argument<string?>("after") is { } after ? Index(after) + 1 : 0;
        var to = context.Argument<string?>("before") is { } before ? Index(before) : Book.Size;
        var (first, last) = (context.Argument<int?>("first"), context.Argument<int?>("last"));
        to = Math.Min(to, from + (first ?? (last is null ? DefaultPage : Book.Size)));
        from = Math.Max(from, to - (last ?? Book.Size));
        return new Page(book, from, to);
    }

    private static string Cursor(int index) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{index}"));

    private static int Index(string cursor) => int.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(cursor)));

    private sealed record Page(Book Book, int From, int To)
    {
        public IReadOnlyList<Account> Nodes => new ArraySegment<Account>(Book.Accounts, From, Math.Max(0, To - From));

        public IEnumerable<Edge> Edges => Nodes.Select(n => new Edge(Cursor(n.Index), n));

        public PageInfo PageInfo => new(To < Book.Size, From > 0, From < To ? Cursor(From) : null, From < To ? Cursor(To - 1) : null);

        public int TotalCount => Book.Size;
    }

    private sealed record Edge(string Cursor, Account Node);

    private sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
}
