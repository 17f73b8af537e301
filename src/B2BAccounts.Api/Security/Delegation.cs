using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security;

/// <summary>A user stands in for a manager and sees his accounts, from a business day to another, both inclusive.</summary>
public sealed class Delegation
{
    public long Id { get; set; }

    public long UserId { get; set; }

    /// <summary>As <c>Account.Manager</c> names him.</summary>
    public string Manager { get; set; } = "";

    public DateOnly FromDay { get; set; }

    public DateOnly ToDay { get; set; }
}

public sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(d => d.Manager).HasMaxLength(RightsRow.LongestName);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.UserId);
    }
}
