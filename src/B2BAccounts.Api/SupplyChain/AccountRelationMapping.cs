using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.SupplyChain;

public sealed class AccountRelationMapping : IEntityTypeConfiguration<AccountRelation>
{
    public void Configure(EntityTypeBuilder<AccountRelation> builder)
    {
        builder.Property(x => x.Evidence).HasMaxLength(2000);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.OtherId);
        builder.HasIndex(x => new { x.AccountId, x.Kind });
        builder.HasIndex(x => new { x.OtherId, x.Kind });
    }
}
