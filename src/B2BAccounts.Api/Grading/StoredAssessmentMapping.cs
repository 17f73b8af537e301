using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Grading;

public sealed class StoredAssessmentMapping : IEntityTypeConfiguration<StoredAssessment>
{
    public void Configure(EntityTypeBuilder<StoredAssessment> builder)
    {
        builder.Property(x => x.PolicyVersion).HasMaxLength(60);
        builder.Property(x => x.InputHash).HasMaxLength(64);
        builder.Property(x => x.Total).IsNumber(7, 4);
        builder.Property(x => x.GradeByPoints).HasMaxLength(Band.GradeLength);
        builder.Property(x => x.Grade).HasMaxLength(Band.GradeLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<StoredQuantileTable>().WithMany().HasForeignKey(x => x.QuantileTableId);
        builder.HasIndex(x => new { x.AccountId, x.AsOf });
        builder.HasIndex(x => new { x.AsOf, x.Grade });
    }
}
