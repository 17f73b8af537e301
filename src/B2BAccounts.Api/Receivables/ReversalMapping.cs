using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class ReversalMapping : IEntityTypeConfiguration<Reversal>
{
    public void Configure(EntityTypeBuilder<Reversal> builder)
    {
        builder.Property(x => x.Amount).IsMoney();
        builder.Property(x => x.Reason).HasMaxLength(500);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.Kind, x.DocumentId });
        builder.HasIndex(x => new { x.AccountId, x.Date });
    }
}
