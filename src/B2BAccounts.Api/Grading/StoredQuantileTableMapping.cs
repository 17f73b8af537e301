using B2BAccounts.Domain.Grading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Grading;

public sealed class StoredQuantileTableMapping : IEntityTypeConfiguration<StoredQuantileTable>
{
    public void Configure(EntityTypeBuilder<StoredQuantileTable> builder)
    {
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.HasIndex(x => x.Day);
    }
}
