using System.Text.Json;
using B2BAccounts.Api.Security;
using B2BAccounts.Api.Tests.Databases;
using B2BAccounts.Api.Tests.Http;
using B2BAccounts.Domain.Credit;

namespace B2BAccounts.Api.Tests.Policies;

/// <summary>A policy from the draft to the day it is in force, as the people who do it go about it.</summary>
public sealed class PoliciesOverHttpTests
{
    private const string Draft = "mutation($input: DraftPolicyInput!) { draftPolicy(input: $input) { policy { id status } errors { __typename ... on Error { code path message } } } }";
    private const string Activate = "mutation($input: ActivatePolicyInput!) { activatePolicy(input: $input) { policy { status activatedBy } errors { __typename ... on Error { code path } } } }";
    private const string Withdraw = "mutation($input: WithdrawPolicyInput!) { withdrawPolicy(input: $input) { policy { status } errors { __typename ... on Error { code } } } }";
    private const string List = "{ policies(where: { kind: { eq: CREDIT } }, order: [{ version: ASC }]) { nodes { version status draftedBy activeFrom } } }";

    [DatabaseFact]
    public async Task One_drafts_reads_what_differs_and_another_activates()
    {
        await using var program = await RunningProgram.EmptyAsync();
        using var fei = await program.SignedInAsync("Fei", new RightsInput(Role.Finance));
        using var guo = await program.SignedInAsync("Guo", new RightsInput(Role.Finance));
        var wrong = await SendAsync(fei, Draft, new { kind = "CREDIT", document = "{", reason = "r" });
        Assert.StartsWith("""[{"__typename":"RuleError","code":"POLICY_INVALID","path":["document"],"message":"The policy is not JSON""", Raw(wrong, "draftPolicy", "errors"), StringComparison.Ordinal);
        var document = CreditPolicy.DefaultDocument.Replace("default-3", "v2", StringComparison.Ordinal).Replace("\"cap\": 500000,", "\"cap\": 400000,", StringComparison.Ordinal);
        var drafted = await SendAsync(fei, Draft, new { kind = "CREDIT", document, reason = "less for B" });
        Assert.Equal("\"DRAFT\"", Raw(drafted, "draftPolicy", "policy", "status"));
        var id = drafted.GetProperty("draftPolicy").GetProperty("policy").GetProperty("id").GetString()!;

        var first = (await SendAsync(fei, "{ policyInForce(kind: CREDIT) { id } }", null)).GetProperty("policyInForce").GetProperty("id").GetString();
        var differs = await SendAsync(guo, $"{{ policyDifferences(from: \"{first}\", to: \"{id}\") {{ path before after }} }}", null);
        Assert.Equal("""[{"path":"version","before":"\u0022default-3\u0022","after":"\u0022v2\u0022"},{"path":"grades.B.cap","before":"500000","after":"400000"}]""",
            Raw(differs, "policyDifferences").Replace("\\\"", "\\u0022", StringComparison.Ordinal));

        var tried = await SendAsync(guo, $"{{ policySimulation(policy: \"{id}\") {{ comparedWith accounts moves {{ from }} moved {{ account {{ number }} }} }} policyBacktest(policy: \"{await GradingAsync(guo)}\", asOf: \"2020-01-31\") {{ until grades {{ grade }} differences {{ better }} }} }}", null);
        Assert.Equal("""{"policySimulation":{"comparedWith":"default-3","accounts":0,"moves":[],"moved":[]},"policyBacktest":{"until":"2021-01-31","grades":[],"differences":[]}}""", tried.GetRawText());

        Assert.Equal("""[{"__typename":"RuleError","code":"DECISION_OWN","path":["policyId"]}]""", Raw(await SendAsync(fei, Activate, new { policyId = id }), "activatePolicy", "errors"));
        Assert.Equal("""[{"__typename":"NotFoundError","code":"POLICY_NOT_FOUND","path":["policyId"]}]""", Raw(await SendAsync(guo, Activate, new { policyId = "nothing" }), "activatePolicy", "errors"));
        Assert.Equal("""{"status":"ACTIVE","activatedBy":"Guo"}""", Raw(await SendAsync(guo, Activate, new { policyId = id }), "activatePolicy", "policy"));
        Assert.Equal("""[{"__typename":"RuleError","code":"POLICY_CLOSED"}]""", Raw(await SendAsync(guo, Withdraw, new { policyId = id }), "withdrawPolicy", "errors"));
        var told = Raw(await SendAsync(guo, List, null), "policies", "nodes");
        Assert.StartsWith("""[{"version":"default-3","status":"RETIRED","draftedBy":null,"activeFrom":null},{"version":"v2","status":"ACTIVE","draftedBy":"Fei","activeFrom":"20""", told, StringComparison.Ordinal);
    }

    private static async Task<string> GradingAsync(HttpClient client) =>
        (await SendAsync(client, "{ policyInForce(kind: GRADING) { id } }", null)).GetProperty("policyInForce").GetProperty("id").GetString()!;

    private static Task<JsonElement> SendAsync(HttpClient client, string query, object? input) => RunningProgram.QueryAsync(client, query, new { input });

    private static string Raw(JsonElement data, params string[] path) => path.Aggregate(data, (json, name) => json.GetProperty(name)).GetRawText();
}
