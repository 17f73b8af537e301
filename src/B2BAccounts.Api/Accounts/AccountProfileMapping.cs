using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Accounts;

public sealed class AccountProfileMapping : IEntityTypeConfiguration<AccountProfile>
{
    public void Configure(EntityTypeBuilder<AccountProfile> builder)
    {
        builder.Property(x => x.Manager).HasMaxLength(100);
        builder.Property(x => x.Team).HasMaxLength(100);
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.ComplexProperty(x => x.Terms).Property(t => t.DiscountPercent).HasPrecision(9, 6);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.ValidFrom }).IsUnique();
    }
}
