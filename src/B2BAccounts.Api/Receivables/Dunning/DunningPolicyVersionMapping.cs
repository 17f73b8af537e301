using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables.Dunning;

public sealed class DunningPolicyVersionMapping : IEntityTypeConfiguration<DunningPolicyVersion>
{
    public void Configure(EntityTypeBuilder<DunningPolicyVersion> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.PolicyVersion).HasMaxLength(60);
        builder.HasIndex(x => x.PolicyVersion).IsUnique();
        builder.HasIndex(x => x.ActiveFrom);
    }
}
