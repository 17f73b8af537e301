using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Credit;

public sealed class CreditDecisionMapping : IEntityTypeConfiguration<CreditDecision>
{
    public const int ReasonLength = 500;

    public void Configure(EntityTypeBuilder<CreditDecision> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.OrderNumber).HasMaxLength(60);
        builder.Property(x => x.Amount).IsMoney();
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.Reason).HasMaxLength(ReasonLength);
        builder.Property(x => x.AskedById).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.AskedBy).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.AmountInQuestion).IsMoney();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.AskedAt });
        // What is still to be decided, out of the decisions of years.
        builder.HasIndex(x => x.DueOn).HasFilter("\"Outcome\" IS NULL");
    }
}
