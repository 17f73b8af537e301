using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Policies;

public sealed class PolicyMapping : IEntityTypeConfiguration<Policy>
{
    public const int ReasonLength = 500;

    public void Configure(EntityTypeBuilder<Policy> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.Version).HasMaxLength(Policy.VersionLength);
        builder.Property(x => x.Reason).HasMaxLength(ReasonLength);
        builder.Property(x => x.DraftedById).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.DraftedBy).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.ActivatedBy).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.WithdrawnBy).HasMaxLength(AuditRecord.LongestText);
        builder.HasIndex(x => new { x.Kind, x.Version }).IsUnique();
        builder.HasIndex(x => new { x.Kind, x.ActiveFrom });
    }
}
