using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using B2BAccounts.Api.Tests.Databases;

namespace B2BAccounts.Api.Tests.Security.Attacks;

/// <summary>API7:2023 Server side request forgery and API8:2023 Security misconfiguration: requests that a foreign page or a text in the book would have somebody send.</summary>
public sealed class ForgedRequestsTests(AttackedPrograms programs) : IClassFixture<AttackedPrograms>
{
    private const string Change = "mutation { createAccount(input: { number: \"CSRF\", legalName: \"x\", manager: \"Ana\" }) { account { number } } }";

    // API8, CSRF: what a form of a foreign page can send.
    [DatabaseTheory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/xml")]
    [InlineData("application/graphql")]
    [InlineData("text/plain; application/json")]
    [InlineData("application/json, text/plain")]
    public async Task A_body_that_is_not_said_to_be_json_changes_nothing(string type)
    {
        var attacked = await programs.GetAsync();
        var count = await attacked.CountAsync();
        foreach (var text in (string[])[$$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(Change)}}}""", "query=" + Uri.EscapeDataString(Change), Change, $"--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{Change}\r\n--x--\r\n"])
        {
            var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            body.Headers.TryAddWithoutValidation("Content-Type", type);
            Assert.InRange((await Attacked.PostAsync(attacked.Program.Client, body)).Safe().Status, 400, 499);
        }

        Assert.Equal(count, await attacked.CountAsync());
    }

    // API8, CSRF: a picture's address.
    [DatabaseFact]
    public async Task A_mutation_by_GET_changes_nothing()
    {
        var attacked = await programs.GetAsync();
        var count = await attacked.CountAsync();
        foreach (var address in (string[])["/graphql?query=", "/graphql?operationName=A&query=query B { __typename } ", "/graphql/?query="])
        {
            var text = Uri.EscapeDataString(address.Contains("operationName", StringComparison.Ordinal) ? Change.Replace("mutation", "mutation A", StringComparison.Ordinal) : Change);
            Assert.Equal(405, (await Attacked.GetAsync(attacked.Program.Client, address + text)).Safe().Status);
        }

        Assert.Equal(count, await attacked.CountAsync());
    }

    // API8: no page of another site may read an answer.
    [DatabaseTheory]
    [InlineData("https://evil.example.com")]
    [InlineData("null")]
    [InlineData("http://localhost.evil.example.com")]
    public async Task No_other_site_is_allowed_to_read_an_answer(string origin)
    {
        var attacked = await programs.GetAsync();
        foreach (var method in (HttpMethod[])[HttpMethod.Options, HttpMethod.Post])
        {
            using var request = new HttpRequestMessage(method, "/graphql") { Content = method == HttpMethod.Post ? JsonContent.Create(new { query = "{ __typename }" }) : null };
            request.Headers.TryAddWithoutValidation("Origin", origin);
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "authorization, content-type");
            using var answer = await attacked.Program.Client.SendAsync(request);
            Assert.DoesNotContain("Access-Control-", (await Answered.OfAsync(answer)).Safe().Head, StringComparison.OrdinalIgnoreCase);
        }
    }

    // API8: a name server that points elsewhere first and here then, and links made of the header.
    [DatabaseTheory]
    [InlineData("evil.example.com")]
    [InlineData("localhost.evil.example.com")]
    [InlineData("127.0.0.1.evil.example.com")]
    public async Task A_request_for_another_host_is_refused(string host)
    {
        var attacked = await programs.GetAsync();
        foreach (var address in (string[])["/graphql?query={__typename}", "/", "/exports/prospects.csv"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Host = host;
            using var answer = await attacked.Program.Client.SendAsync(request);
            Assert.Equal(400, (int)answer.StatusCode);
        }

        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "X-Forwarded-Host", host } } };
        using var page = await attacked.Program.Client.SendAsync(forwarded);
        var told = await Answered.OfAsync(page);
        Assert.DoesNotContain("evil", told.Head + told.Text, StringComparison.Ordinal);
    }

    // API8: a body said to be of another form than it is.
    [DatabaseTheory]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_in_another_encoding_is_refused(string type)
    {
        var attacked = await programs.GetAsync();
        var body = new ByteArrayContent(Encoding.Unicode.GetBytes("""{"query":"{ __typename }"}"""));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        Assert.InRange((await Attacked.PostAsync(attacked.Program.Client, body)).Safe().Status, 400, 499);
    }

    // API8: answers that browsers should not guess about, nor anybody keep.
    [DatabaseTheory]
    [InlineData("/exports/prospects.csv")]
    [InlineData("/accounts/ANA-1/credit-report.pdf")]
    [InlineData("/graphql?query={accounts{totalCount}}")]
    public async Task An_answer_with_data_is_not_kept(string address)
    {
        var attacked = await programs.GetAsync();
        var answer = (await Attacked.GetAsync(attacked.Ana, address)).Safe();
        Assert.Equal(200, answer.Status);
        Assert.Contains("no-store", answer.Head, StringComparison.Ordinal);
    }

    // API8: faults that tell of the program's inside.
    [DatabaseTheory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"query\":1}")]
    [InlineData("{\"query\":\"{ account(number: 1) { number } }\"}")]
    [InlineData("{\"query\":\"{ nothing }\",\"variables\":\"x\"}")]
    [InlineData("{\"query\":\"\\u0000\"}")]
    [InlineData("{\"query\":\"{ a }\",\"extensions\":{\"persistedQuery\":{\"sha256Hash\":\"x\"}}}")]
    public async Task A_request_that_cannot_be_read_is_told_nothing_of_the_program(string body)
    {
        var attacked = await programs.GetAsync();
        var answer = (await Attacked.PostAsync(attacked.Ana, new StringContent(body, Encoding.UTF8, "application/json"))).Safe();
        Assert.True(answer.Text.Contains("errors", StringComparison.Ordinal) || answer.Status == 400, answer.Text);
        foreach (var inside in (string[])["   at ", "System.", "Microsoft.", ".cs:line", "SqliteException", "SELECT "])
        {
            Assert.DoesNotContain(inside, answer.Text, StringComparison.Ordinal);
        }
    }

    // API7: an address in the book is a text.
    [DatabaseFact]
    public async Task An_address_that_a_link_rests_on_is_never_visited()
    {
        var attacked = await programs.GetAsync();
        using var trap = Trap.Set();
        var made = await attacked.Program.QueryAsync(
            "mutation($i: LinkAccountsInput!) { linkAccounts(input: $i) { supplyLink { evidence } errors { ... on Error { message } } } }",
            new { i = new { supplierNumber = "ANA-2", buyerNumber = "ANA-1", evidence = trap.Address, category = trap.Address } });
        Assert.Contains(trap.Address, made.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(200, (await Attacked.GetAsync(attacked.Ana, "/accounts/ANA-1/credit-report.pdf")).Status);
        Assert.Equal(200, (await Attacked.GetAsync(attacked.Program.Client, "/exports/prospects.csv")).Status);
        Assert.False(trap.WasVisited);
    }
}
