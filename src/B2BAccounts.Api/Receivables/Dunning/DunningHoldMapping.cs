using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using B2BAccounts.Domain.Receivables.Dunning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables.Dunning;

public sealed class DunningHoldMapping : IEntityTypeConfiguration<DunningHold>
{
    public const int ReasonLength = 500;

    public void Configure(EntityTypeBuilder<DunningHold> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.Reason).HasMaxLength(ReasonLength);
        builder.Property(x => x.LiftReason).HasMaxLength(ReasonLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(x => x.InvoiceId);
        builder.HasIndex(x => new { x.AccountId, x.HeldFrom });
        builder.HasIndex(x => x.InvoiceId);
    }
}
