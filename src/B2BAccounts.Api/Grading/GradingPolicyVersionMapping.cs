using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Grading;

public sealed class GradingPolicyVersionMapping : IEntityTypeConfiguration<GradingPolicyVersion>
{
    public void Configure(EntityTypeBuilder<GradingPolicyVersion> builder)
    {
        builder.Property(x => x.PolicyVersion).HasMaxLength(60);
        builder.Property(x => x.CreatedBy).HasMaxLength(100);
        builder.HasIndex(x => x.PolicyVersion).IsUnique();
        builder.HasIndex(x => x.ActiveFrom);
    }
}
