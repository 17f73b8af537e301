using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Credit;

public sealed class CreditLimitMapping : IEntityTypeConfiguration<CreditLimit>
{
    public const int InsurerLength = 200;

    public void Configure(EntityTypeBuilder<CreditLimit> builder)
    {
        builder.Property(x => x.Amount).IsMoney();
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.Reason).HasMaxLength(500);
        builder.Property(x => x.SetBy).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.PolicyVersion).HasMaxLength(60);
        builder.Property(x => x.Insurer).HasMaxLength(InsurerLength);
        builder.Property(x => x.CoverPercent).IsNumber(5, 2);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<CreditDecision>().WithMany().HasForeignKey(x => x.DecisionId);
        builder.HasIndex(x => new { x.AccountId, x.ValidFrom });
        // Nothing is done twice, whatever happens.
        builder.HasIndex(x => x.DecisionId).IsUnique();
    }
}
