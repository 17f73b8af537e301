using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Credit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Credit;

public sealed class CreditReservationMapping : IEntityTypeConfiguration<CreditReservation>
{
    public void Configure(EntityTypeBuilder<CreditReservation> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.OrderNumber).HasMaxLength(60);
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.Amount).IsMoney();
        builder.Property(x => x.Reserved).IsMoney();
        builder.Property(x => x.Delivered).IsMoney();
        builder.Property(x => x.Invoiced).IsMoney();
        builder.Property(x => x.Outstanding).IsMoney();
        builder.Ignore(x => x.DeliveredNotInvoiced);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.OrderNumber }).IsUnique();
        // What holds credit, out of all the orders of years.
        builder.HasIndex(x => x.AccountId).HasFilter("\"Outstanding\" > 0");
    }
}
