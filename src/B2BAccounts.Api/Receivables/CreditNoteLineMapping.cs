using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class CreditNoteLineMapping : IEntityTypeConfiguration<CreditNoteLine>
{
    public void Configure(EntityTypeBuilder<CreditNoteLine> builder)
    {
        DocumentLineColumns.Map(builder);
        builder.HasOne<CreditNote>().WithMany().HasForeignKey(x => x.CreditNoteId);
        builder.HasIndex(x => new { x.CreditNoteId, x.Position }).IsUnique();
    }
}
