using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Credit;

public sealed class CreditPolicyVersionMapping : IEntityTypeConfiguration<CreditPolicyVersion>
{
    public void Configure(EntityTypeBuilder<CreditPolicyVersion> builder)
    {
        builder.Property(x => x.PolicyVersion).HasMaxLength(60);
        builder.Property(x => x.CreatedBy).HasMaxLength(100);
        builder.HasIndex(x => x.PolicyVersion).IsUnique();
        builder.HasIndex(x => x.ActiveFrom);
    }
}
