using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Credit;

public sealed class CreditHoldMapping : IEntityTypeConfiguration<CreditHold>
{
    public void Configure(EntityTypeBuilder<CreditHold> builder)
    {
        builder.Property(x => x.Reason).HasMaxLength(CreditDecisionMapping.ReasonLength);
        builder.Property(x => x.SetBy).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.LiftedBy).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.LiftReason).HasMaxLength(CreditDecisionMapping.ReasonLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => x.AccountId).HasFilter("\"LiftedAt\" IS NULL");
    }
}
