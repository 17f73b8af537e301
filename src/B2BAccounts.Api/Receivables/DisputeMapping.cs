using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.Property(x => x.Reason).HasMaxLength(500);
        builder.Property(x => x.Amount).IsMoney();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(x => x.InvoiceId);
        builder.HasIndex(x => new { x.AccountId, x.OpenedOn });
    }
}
