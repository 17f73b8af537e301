using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Grading;

public sealed class GradingRunMapping : IEntityTypeConfiguration<GradingRun>
{
    public void Configure(EntityTypeBuilder<GradingRun> builder)
    {
        builder.Property(x => x.PolicyVersion).HasMaxLength(60);
        builder.HasOne<StoredQuantileTable>().WithMany().HasForeignKey(x => x.QuantileTableId);
        builder.HasIndex(x => x.BegunAt);
    }
}
