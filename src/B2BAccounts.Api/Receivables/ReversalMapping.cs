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
        // The id first: five kinds in front would draw every question about one account to a scan of all of a kind.
        builder.HasIndex(x => new { x.DocumentId, x.Kind });
        builder.HasIndex(x => new { x.AccountId, x.Date });
        builder.HasIndex(x => x.Date);
    }
}
