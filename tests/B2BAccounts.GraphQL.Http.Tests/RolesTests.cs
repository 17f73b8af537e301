using Microsoft.AspNetCore.Http;

namespace B2BAccounts.GraphQL.Http.Tests;

/// <summary>Who asks is found in the HTTP request.</summary>
public sealed class RolesTests
{
    private const string Allowed = """{"data":{"margin":7}}""";

    private static string Denied(string code) =>
        $$$"""{"errors":[{"message":"The current user is not authorized to access this resource.","locations":[{"line":1,"column":3}],"path":["margin"],"extensions":{"code":"{{{code}}}"}}],"data":{"margin":null}}""";

    [Fact]
    public async Task Nobody_is_authenticated_unless_the_host_says_so()
    {
        await using var endpoint = await Endpoint.StartAsync();

        Assert.Equal((200, Denied("AUTH_NOT_AUTHENTICATED")), await PostAsync(endpoint, "boss"));
    }

    [Theory]
    [InlineData("boss", null)]
    [InlineData("clerk boss", null)]
    [InlineData("clerk", "AUTH_NOT_AUTHORIZED")]
    [InlineData("guest", "AUTH_NOT_AUTHORIZED")]
    [InlineData(null, "AUTH_NOT_AUTHENTICATED")]
    public async Task The_host_finds_the_roles_of_each_request_whatever_way_it_comes(string? roles, string? code)
    {
        await using var endpoint = await Endpoint.StartAsync(o => o.RolesOf = Named);
        var expected = code is null ? Allowed : Denied(code);

        Assert.Equal((200, expected), await PostAsync(endpoint, roles));
        using var get = Request(HttpMethod.Get, "/graphql?query=%7B%20margin%20%7D", roles);
        Assert.Equal(expected, (await endpoint.SendAsync(get, "application/json")).Body);
        using var batch = Request(HttpMethod.Post, "/graphql", roles, """[{"query":"{ margin }"},{"query":"{ margin }"}]""");
        Assert.Equal($"[{expected},{expected}]", (await endpoint.SendAsync(batch, "application/json")).Body);
    }

    [Fact]
    public async Task A_host_that_fails_to_tell_who_asks_answers_nothing_and_hides_why()
    {
        await using var endpoint = await Endpoint.StartAsync(o => o.RolesOf = _ => throw new InvalidOperationException("secret detail"));

        var (status, body) = await PostAsync(endpoint, "boss");
        Assert.Equal(500, status);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("margin", body, StringComparison.Ordinal);
        using var batch = Request(HttpMethod.Post, "/graphql", "boss", """[{"query":"{ margin }"}]""");
        Assert.Contains("\"code\":\"INTERNAL\"", (await endpoint.SendAsync(batch, "application/json")).Body, StringComparison.Ordinal);
    }

    private static HashSet<string>? Named(HttpContext context) =>
        context.Request.Headers.TryGetValue("Roles", out var roles)
            ? roles.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)
            : null;

    private static async Task<(int Status, string Body)> PostAsync(Endpoint endpoint, string? roles)
    {
        using var request = Request(HttpMethod.Post, "/graphql", roles, """{"query":"{ margin }"}""");
        var (status, _, body) = await endpoint.SendAsync(request, "application/json");
        return (status, body);
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, string? roles, string? body = null)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        if (roles is not null)
        {
            request.Headers.TryAddWithoutValidation("Roles", roles);
        }

        return request;
    }
}
