using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables.Dunning;

public sealed class DunningNoticeMapping : IEntityTypeConfiguration<DunningNotice>
{
    public void Configure(EntityTypeBuilder<DunningNotice> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.Contact).HasMaxLength(200);
        builder.Property(x => x.PolicyVersion).HasMaxLength(60);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        // Whatever runs at the same time, nobody is reminded twice on a day.
        builder.HasIndex(x => new { x.AccountId, x.Day }).IsUnique();
        builder.HasIndex(x => new { x.Day, x.Level });
    }
}
