using B2BAccounts.Api.Security.Audit;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Grading;

public sealed class AffinityEventMapping : IEntityTypeConfiguration<AffinityEvent>
{
    public const int NoteLength = 1000;

    public void Configure(EntityTypeBuilder<AffinityEvent> builder)
    {
        builder.Property(x => x.Note).HasMaxLength(NoteLength);
        builder.Property(x => x.RecordedBy).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.WithdrawnBy).HasMaxLength(AuditRecord.LongestText);
        builder.Property(x => x.WithdrawReason).HasMaxLength(NoteLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.Date });
    }
}
