using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.SupplyChain;

public sealed class SupplyLinkMapping : IEntityTypeConfiguration<SupplyLink>
{
    public void Configure(EntityTypeBuilder<SupplyLink> builder)
    {
        builder.Property(x => x.Category).HasMaxLength(200);
        builder.Property(x => x.ShareOfSales).IsNumber(18, 12);
        builder.Property(x => x.ShareOfSpend).IsNumber(18, 12);
        builder.Property(x => x.Confidence).IsNumber(5, 4);
        builder.Property(x => x.YearlyVolume).IsMoney();
        builder.Property(x => x.YearlyVolumeCurrency).HasMaxLength(3);
        builder.Property(x => x.Evidence).HasMaxLength(2000);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.SupplierId);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.BuyerId);
        // Databases take two nulls for different; a link known "since always" needs an index of its own to be there once.
        builder.HasIndex(x => new { x.SupplierId, x.BuyerId, x.Category, x.Source, x.ValidFrom }).IsUnique();
        builder.HasIndex(x => new { x.SupplierId, x.BuyerId, x.Category, x.Source }, "IX_SupplyLinks_SinceAlways").IsUnique().HasFilter("\"ValidFrom\" IS NULL");
        builder.HasIndex(x => new { x.SupplierId, x.ValidFrom, x.ValidTo });
        builder.HasIndex(x => new { x.BuyerId, x.ValidFrom, x.ValidTo });
    }
}
