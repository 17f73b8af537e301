using B2BAccounts.Api.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class AccountFiguresMapping : IEntityTypeConfiguration<AccountFigures>
{
    public void Configure(EntityTypeBuilder<AccountFigures> builder)
    {
        builder.HasKey(x => x.AccountId);
        builder.Property(x => x.AccountId).ValueGeneratedNever();
        builder.Ignore(x => x.IsAnything);
        builder.Ignore(x => x.NeedsRow);
        builder.Property(x => x.Receivable).IsMoney();
        builder.Property(x => x.Overdue).IsMoney();
        builder.Property(x => x.Unapplied).IsMoney();
        builder.Property(x => x.Disputed).IsMoney();
        builder.Property(x => x.Balance).IsMoney();
        builder.Property(x => x.MissingRate).HasMaxLength(3);
        builder.HasOne(x => x.Account).WithOne().HasForeignKey<AccountFigures>(x => x.AccountId);
        builder.HasIndex(x => x.Overdue);
        builder.HasIndex(x => x.Balance);
        // Tells at once whether any row is of another day.
        builder.HasIndex(x => x.Day);
    }
}
