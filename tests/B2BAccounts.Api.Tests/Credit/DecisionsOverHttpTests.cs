using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;

namespace B2BAccounts.Api.Tests.Credit;

/// <summary>A limit from the question to the order that it lets in, as the people who do it go about it.</summary>
public sealed class DecisionsOverHttpTests
{
    private const string Ask = "mutation($input: AskLimitInput!) { askLimit(input: $input) { creditDecision { id status authority people } errors { __typename ... on Error { code } } } }";
    private const string Decide = "mutation($input: DecideCreditInput!) { decideCredit(input: $input) { creditDecision { status votes { votedBy approved } } errors { __typename ... on Error { code } } } }";
    private const string Queue = "{ creditDecisionQueue { nodes { id askedBy late account { number } amount { amount } amountInQuestion { amount currency } } } }";
    private const string Reserve = "mutation { reserveCredit(input: { accountNumber: \"C-1\", orderNumber: \"O-1\", amount: { amount: 30000, currency: \"CNY\" } }) { errors { ... on Error { code } } } }";

    [DatabaseFact]
    public async Task A_manager_asks_finance_finds_it_in_its_queue_and_the_order_goes_through()
    {
        await using var program = await RunningProgram.EmptyAsync();
        await program.QueryAsync("mutation { createAccount(input: { number: \"C-1\", legalName: \"One\", manager: \"Ana\" }) { account { number } } }");
        using var ana = await program.SignedInAsync("Ana", new RightsInput(Role.Manager) { Manager = "Ana" });
        using var cai = await program.SignedInAsync("Cai", new RightsInput(Role.Manager) { Manager = "Cai" });
        using var fei = await program.SignedInAsync("Fei", new RightsInput(Role.Finance));

        // Nothing to owe first, so that the order does not fit.
        var stop = await AskAsync(ana, 0m);
        Assert.Equal("""{"status":"APPROVED","votes":[{"votedBy":"Fei","approved":true}]}""", Raw(await DecideAsync(fei, stop), "decideCredit", "creditDecision"));
        Assert.Equal("""[{"code":"CREDIT_EXCEEDED"}]""", Raw(await SendAsync(ana, Reserve, null), "reserveCredit", "errors"));

        var asked = await AskAsync(ana, 60_000m);
        Assert.Equal("[]", Raw(await SendAsync(ana, Queue, null), "creditDecisionQueue", "nodes"));
        Assert.Equal("[]", Raw(await SendAsync(cai, Queue, null), "creditDecisionQueue", "nodes"));
        Assert.Equal($$$"""[{"id":"{{{asked}}}","askedBy":"Ana","late":false,"account":{"number":"C-1"},"amount":{"amount":60000},"amountInQuestion":{"amount":60000,"currency":"CNY"}}]""",
            Raw(await SendAsync(fei, Queue, null), "creditDecisionQueue", "nodes"));
        Assert.Equal("""[{"__typename":"RuleError","code":"DECISION_OWN"}]""", Raw(await DecideAsync(ana, asked), "decideCredit", "errors"));
        Assert.Equal("""[{"__typename":"NotFoundError","code":"DECISION_NOT_FOUND"}]""", Raw(await DecideAsync(cai, asked), "decideCredit", "errors"));
        Assert.Equal("""[{"__typename":"RuleError","code":"DECISION_BY_PERSON"}]""", Raw(await DecideAsync(program.Client, asked), "decideCredit", "errors"));
        Assert.Equal("null", Raw(await DecideAsync(fei, asked), "decideCredit", "errors"));
        Assert.Equal("[]", Raw(await SendAsync(fei, Queue, null), "creditDecisionQueue", "nodes"));
        Assert.Equal("null", Raw(await SendAsync(ana, Reserve, null), "reserveCredit", "errors"));

        var told = await SendAsync(ana, "{ account(number: \"C-1\") { creditLimits { nodes { amount { amount } setBy decision { askedBy } } } } }", null);
        Assert.Equal("""[{"amount":{"amount":60000},"setBy":"Fei","decision":{"askedBy":"Ana"}},{"amount":{"amount":0},"setBy":"Fei","decision":{"askedBy":"Ana"}}]""",
            Raw(told, "account", "creditLimits", "nodes"));
    }

    private static async Task<string> AskAsync(HttpClient client, decimal amount)
    {
        var answer = await SendAsync(client, Ask, new { accountNumber = "C-1", reason = "season", amount = new { amount, currency = "CNY" } });
        Assert.Equal("null", Raw(answer, "askLimit", "errors"));
        return answer.GetProperty("askLimit").GetProperty("creditDecision").GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> DecideAsync(HttpClient client, string decision) => SendAsync(client, Decide, new { decisionId = decision, approve = true, reason = "looked at" });

    private static Task<JsonElement> SendAsync(HttpClient client, string query, object? input) => RunningProgram.QueryAsync(client, query, new { input });

    private static string Raw(JsonElement data, params string[] path) =>
        path.Aggregate(data, (json, name) => json.GetProperty(name)).GetRawText();
}
