using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class WriteOffMapping : IEntityTypeConfiguration<WriteOff>
{
    public void Configure(EntityTypeBuilder<WriteOff> builder)
    {
        builder.Property(x => x.Number).HasMaxLength(60);
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.Amount).IsMoney();
        builder.Property(x => x.Reason).HasMaxLength(500);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.AccountId, x.Date });
        builder.HasIndex(x => x.Date);
    }
}
