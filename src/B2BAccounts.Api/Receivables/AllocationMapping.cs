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
        // Ids first: five kinds in front would draw every question about one account to a scan of all of a kind.
        builder.HasIndex(x => new { x.ToId, x.ToKind });
        builder.HasIndex(x => new { x.FromId, x.FromKind });
        builder.HasIndex(x => new { x.AccountId, x.Date }).Covers(x => x.FromKind, x => x.FromId, x => x.ToKind, x => x.ToId, x => x.Amount);
        // What is owed today takes back what counts only after today: next to nothing, to be found without reading all the rest.
        builder.HasIndex(x => x.Date);
    }
}
