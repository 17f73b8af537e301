using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain.Receivables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Receivables;

public sealed class FxRateMapping : IEntityTypeConfiguration<FxRate>
{
    public void Configure(EntityTypeBuilder<FxRate> builder)
    {
        builder.Property(x => x.Currency).HasMaxLength(3);
        builder.Property(x => x.BaseCurrency).HasMaxLength(3);
        builder.Property(x => x.Rate).IsNumber(28, 12);
        builder.Property(x => x.Source).HasMaxLength(200);
        builder.HasIndex(x => new { x.Currency, x.BaseCurrency, x.Day }).IsUnique();
    }
}
