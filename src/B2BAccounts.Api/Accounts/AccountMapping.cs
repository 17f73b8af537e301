using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Accounts;

public sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(x => x.Number).HasMaxLength(40);
        builder.Property(x => x.LegalName).HasMaxLength(200);
        builder.Property(x => x.LocalName).HasMaxLength(200);
        builder.Property(x => x.SearchName).HasMaxLength(800);
        builder.Property(x => x.Country).HasMaxLength(2);
        builder.Property(x => x.Region).HasMaxLength(100);
        builder.Property(x => x.City).HasMaxLength(100);
        builder.Property(x => x.PostalAddress).HasMaxLength(1000);
        builder.Property(x => x.Industry).HasMaxLength(4);
        builder.Property(x => x.YearlyRevenue).IsMoney();
        builder.Property(x => x.YearlyRevenueCurrency).HasMaxLength(3);
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.ComplexProperty(x => x.Terms).Property(t => t.DiscountPercent).HasPrecision(9, 6);
        builder.Property(x => x.Manager).HasMaxLength(100);
        builder.Property(x => x.Team).HasMaxLength(100);
        builder.Property(x => x.PurchaseReason).HasMaxLength(2000);
        builder.Property(x => x.ProductUse).HasMaxLength(2000);
        builder.Property(x => x.Needs).HasMaxLength(4000);
        builder.Property(x => x.LostReason).HasMaxLength(500);
        builder.Property(x => x.LostTo).HasMaxLength(200);
        builder.Property(x => x.Grade).HasMaxLength(Band.GradeLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.ParentId);
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => x.SearchName);
        builder.HasIndex(x => x.LegalName);
        // Lists are mostly asked for by status, of an industry or a manager, by name or in the order that they have unasked: by number.
        builder.HasIndex(x => new { x.Status, x.LegalName });
        builder.HasIndex(x => new { x.Status, x.Number });
        builder.HasIndex(x => x.Grade);
        builder.HasIndex(x => x.Country);
        builder.HasIndex(x => new { x.Industry, x.Status, x.LegalName });
        builder.HasIndex(x => new { x.Manager, x.Status, x.LegalName });
        builder.HasIndex(x => x.Team);
        builder.HasIndex(x => x.LastPurchaseOn);
    }
}
