using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class InvoiceLineMapping : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.Property(x => x.Product).HasMaxLength(200);
        builder.Property(x => x.Category).HasMaxLength(200);
        builder.Property(x => x.Quantity).IsNumber(24, 9);
        builder.Property(x => x.UnitPrice).IsMoney();
        builder.Property(x => x.Amount).IsMoney();
        builder.Property(x => x.Cost).IsMoney();
        builder.HasOne<Invoice>().WithMany().HasForeignKey(x => x.InvoiceId);
        builder.HasIndex(x => new { x.InvoiceId, x.Position }).IsUnique();
    }
}
