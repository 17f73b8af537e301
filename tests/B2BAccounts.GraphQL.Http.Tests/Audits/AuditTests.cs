namespace B2BAccounts.GraphQL.Http.Tests.Audits;

public sealed class AuditTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task The_endpoint_passes_every_audit_of_graphql_http(string environment)
    {
        await using var endpoint = await Endpoint.StartAsync(onSocket: true, environment: environment);
        await GraphQLHttpAudits.PassAsync(new Uri(endpoint.Address, "/graphql"));
    }
}
