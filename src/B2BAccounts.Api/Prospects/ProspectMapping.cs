using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Prospects;

public sealed class ProspectMapping : IEntityTypeConfiguration<Prospect>
{
    public void Configure(EntityTypeBuilder<Prospect> builder)
    {
        builder.Property(x => x.PathConfidence).IsNumber(29, 28);
        builder.Property(x => x.Owner).HasMaxLength(100);
        builder.Property(x => x.PathLinkIds).HasMaxLength(400);
        builder.Property(x => x.DismissedReason).HasMaxLength(500);
        builder.HasOne(x => x.Account).WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.NearestCustomerId);
        builder.HasMany(x => x.Signals).WithOne().HasForeignKey(x => x.ProspectId);
        builder.HasIndex(x => x.AccountId).IsUnique();
        builder.HasIndex(x => new { x.Stage, x.Rank });
        builder.HasIndex(x => x.Rank);
    }
}
