using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Accounts;

public sealed class AccountNeedMapping : IEntityTypeConfiguration<AccountNeed>
{
    public void Configure(EntityTypeBuilder<AccountNeed> builder)
    {
        builder.Property(x => x.Text).HasMaxLength(4000);
        builder.Property(x => x.Source).HasMaxLength(400);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.StatedOn });
    }
}
