using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Grading;

public sealed class AssessmentRequestMapping : IEntityTypeConfiguration<AssessmentRequest>
{
    public const int FailureLength = 1000;

    public void Configure(EntityTypeBuilder<AssessmentRequest> builder)
    {
        builder.HasKey(x => x.AccountId);
        builder.Property(x => x.AccountId).ValueGeneratedNever();
        builder.Property(x => x.Failure).HasMaxLength(FailureLength);
        builder.HasOne<Account>().WithOne().HasForeignKey<AssessmentRequest>(x => x.AccountId);
        builder.HasIndex(x => x.NextTryAt);
    }
}
