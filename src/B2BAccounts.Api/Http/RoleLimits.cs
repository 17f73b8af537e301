using System.ComponentModel.DataAnnotations;

namespace B2BAccounts.Api.Http;

/// <summary>What an operation of a caller of one role may cost (section GraphQL:Limits:Roles:ROLE); what is not set is as for all.</summary>
public sealed class RoleLimits
{
    [Range(1, int.MaxValue)]
    public int? MaxFieldCost { get; set; }

    [Range(1, int.MaxValue)]
    public int? MaxTypeCost { get; set; }
}
