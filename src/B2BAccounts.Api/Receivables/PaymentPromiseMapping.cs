using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class PaymentPromiseMapping : IEntityTypeConfiguration<PaymentPromise>
{
    public const int NoteLength = 500;

    public void Configure(EntityTypeBuilder<PaymentPromise> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.Amount).IsMoney();
        builder.Property(x => x.SettledWhenKept).IsMoney();
        builder.Property(x => x.Note).HasMaxLength(NoteLength);
        builder.Property(x => x.EndReason).HasMaxLength(NoteLength);
        builder.Ignore(x => x.BrokenOn);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(x => x.InvoiceId);
        builder.HasIndex(x => new { x.AccountId, x.MadeOn });
        builder.HasIndex(x => x.InvoiceId);
    }
}
