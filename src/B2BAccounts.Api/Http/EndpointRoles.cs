using B2BAccounts.Api.Security;

namespace B2BAccounts.Api.Http;

/// <summary>Who may call a plain HTTP endpoint: what @authorize is to a field of the schema.</summary>
public static class EndpointRoles
{
    public static TBuilder For<TBuilder>(this TBuilder endpoint, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(policy => policy.RequireRole(roles.Select(RoleNames.Of)));
}
