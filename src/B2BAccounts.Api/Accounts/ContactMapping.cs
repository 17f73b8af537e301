using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Accounts;

public sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.Property(x => x.Name).HasMaxLength(200);
        builder.Property(x => x.Email).HasMaxLength(254);
        builder.Property(x => x.Phone).HasMaxLength(60);
        builder.Property(x => x.ConsentScope).HasMaxLength(400);
        builder.Property(x => x.ConsentProof).HasMaxLength(1000);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => x.AccountId);
    }
}
