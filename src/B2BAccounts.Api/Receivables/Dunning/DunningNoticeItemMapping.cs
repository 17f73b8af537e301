using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables.Dunning;

public sealed class DunningNoticeItemMapping : IEntityTypeConfiguration<DunningNoticeItem>
{
    public void Configure(EntityTypeBuilder<DunningNoticeItem> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.Open).IsMoney();
        builder.HasOne<DunningNotice>().WithMany().HasForeignKey(x => x.NoticeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(x => x.InvoiceId);
        builder.HasIndex(x => new { x.NoticeId, x.InvoiceId }).IsUnique();
        // From what is open to how far its reminders have come.
        builder.HasIndex(x => new { x.InvoiceId, x.Day, x.Level });
    }
}
