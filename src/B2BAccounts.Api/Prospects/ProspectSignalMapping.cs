using B2BAccounts.Domain.Prospects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Prospects;

public sealed class ProspectSignalMapping : IEntityTypeConfiguration<ProspectSignal>
{
    public void Configure(EntityTypeBuilder<ProspectSignal> builder)
    {
        builder.HasIndex(x => new { x.ProspectId, x.Kind }).IsUnique();
        builder.HasIndex(x => x.Kind);
    }
}
