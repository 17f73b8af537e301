using B2BAccounts.GraphQL.Execution;

namespace B2BAccounts.GraphQL.Tests.Execution;

/// <summary>One level of one field is one call, whatever stands above it.</summary>
public sealed class BatchTests
{
    private const string Sdl = """
        type Query { accounts: [Account!]! pairs: [[Account]] }
        type Account { id: ID! name: String! balance: Int! invoices: [Invoice!]! parent: Account }
        type Invoice { number: Int! account: Account! lines: [String!]! }
        """;

    private sealed record Account(int Id, string Name);

    private sealed record Invoice(int Number, int AccountId);

    private readonly List<int> balanceCalls = [];
    private readonly List<int> invoiceCalls = [];
    private readonly List<int> accountCalls = [];

    private GraphQLEngine Engine()
    {
        var accounts = Enumerable.Range(1, 3).Select(i => new Account(i, $"A{i}")).ToArray();
        return Run.Engine(Sdl, b =>
        {
            b.Query.Field("accounts", _ => accounts);
            b.Query.Field("pairs", _ => new[] { new[] { accounts[0], null }, null, [accounts[2], accounts[1]] });
            b.Object<Account>("Account")
                .Batch("balance", async (parents, c) =>
                {
                    await Task.Yield();
                    lock (balanceCalls)
                    {
                        balanceCalls.Add(parents.Count);
                    }

                    return parents.Select(p => p.Id * 10).ToList();
                })
                .Batch("invoices", (parents, _) =>
                {
                    invoiceCalls.Add(parents.Count);
                    return parents.Select(p => Enumerable.Range(0, p.Id).Select(n => new Invoice((p.Id * 100) + n, p.Id)).ToList()).ToList();
                })
                .Field("parent", a => a.Id == 1 ? null : accounts[0]);
            b.Object<Invoice>("Invoice")
                .Batch("account", (parents, _) =>
                {
                    accountCalls.Add(parents.Count);
                    return parents.Select(p => accounts[p.AccountId - 1]).ToArray();
                })
                .Field("lines", i => new[] { $"{i.Number}-a", $"{i.Number}-b" });
        });
    }

    [Fact]
    public async Task Many_parents_are_resolved_by_one_call_a_field_and_level()
    {
        var answer = await Engine().AskAsync("{ accounts { name balance invoices { number account { name balance } } } }");

        Run.Same("""
            {"data":{"accounts":[
              {"name":"A1","balance":10,"invoices":[{"number":100,"account":{"name":"A1","balance":10}}]},
              {"name":"A2","balance":20,"invoices":[{"number":200,"account":{"name":"A2","balance":20}},{"number":201,"account":{"name":"A2","balance":20}}]},
              {"name":"A3","balance":30,"invoices":[{"number":300,"account":{"name":"A3","balance":30}},{"number":301,"account":{"name":"A3","balance":30}},{"number":302,"account":{"name":"A3","balance":30}}]}
            ]}}
            """, answer);
        // They run side by side.
        Assert.Equal([3, 6], balanceCalls.Order());
        Assert.Equal([3], invoiceCalls);
        Assert.Equal([6], accountCalls);
    }

    [Fact]
    public async Task Lists_of_lists_are_flattened_into_one_batch_and_come_back_in_shape()
    {
        var answer = await Engine().AskAsync("{ pairs { id balance parent { id } invoices { lines } } }");

        Run.Same("""
            {"data":{"pairs":[
              [{"id":"1","balance":10,"parent":null,"invoices":[{"lines":["100-a","100-b"]}]},null],
              null,
              [{"id":"3","balance":30,"parent":{"id":"1"},"invoices":[{"lines":["300-a","300-b"]},{"lines":["301-a","301-b"]},{"lines":["302-a","302-b"]}]},
               {"id":"2","balance":20,"parent":{"id":"1"},"invoices":[{"lines":["200-a","200-b"]},{"lines":["201-a","201-b"]}]}]
            ]}}
            """, answer);
        Assert.Equal([3], balanceCalls);
    }
}
