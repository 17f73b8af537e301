using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Grading;

public sealed class AffinityEventMapping : IEntityTypeConfiguration<AffinityEvent>
{
    public void Configure(EntityTypeBuilder<AffinityEvent> builder)
    {
        builder.Property(x => x.Note).HasMaxLength(1000);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.Date });
    }
}
