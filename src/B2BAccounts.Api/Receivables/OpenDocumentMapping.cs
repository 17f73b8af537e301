using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class OpenDocumentMapping : IEntityTypeConfiguration<OpenDocument>
{
    public void Configure(EntityTypeBuilder<OpenDocument> builder)
    {
        builder.HasKey(x => new { x.Kind, x.DocumentId });
        builder.Property(x => x.Currency).HasMaxLength(3);
        // Guards against two postings that read the same open amount, on databases where writers do not wait in one line.
        builder.Property(x => x.Open).IsMoney().IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        builder.HasIndex(x => new { x.AccountId, x.Kind, x.Currency, x.DueDate, x.Date, x.DocumentId }).EndsOnSqliteWith(nameof(OpenDocument.Open));
    }
}
