using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class AllocationMapping : IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.Amount).IsMoney();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.ToKind, x.ToId });
        builder.HasIndex(x => new { x.FromKind, x.FromId });
        builder.HasIndex(x => new { x.AccountId, x.Date });
    }
}
