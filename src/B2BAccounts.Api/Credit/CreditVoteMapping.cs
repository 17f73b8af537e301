using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Credit;

public sealed class CreditVoteMapping : IEntityTypeConfiguration<CreditVote>
{
    public void Configure(EntityTypeBuilder<CreditVote> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.Reason).HasMaxLength(CreditDecisionMapping.ReasonLength);
        builder.Property(x => x.VoterId).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.VotedBy).HasMaxLength(AuditRecord.LongestText);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<CreditDecision>().WithMany().HasForeignKey(x => x.DecisionId);
        builder.HasIndex(x => new { x.DecisionId, x.VoterId }).IsUnique();
    }
}
