using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Accounts;

public sealed class AccountIdentifierMapping : IEntityTypeConfiguration<AccountIdentifier>
{
    public void Configure(EntityTypeBuilder<AccountIdentifier> builder)
    {
        builder.Property(x => x.Value).HasMaxLength(100);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.Scheme, x.Value }).IsUnique();
        builder.HasIndex(x => new { x.Scheme, x.Value });
    }
}
