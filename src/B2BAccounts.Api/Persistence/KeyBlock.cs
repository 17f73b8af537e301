using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Persistence;

/// <summary>The next free key of a table. Processes take keys in blocks, so this row is written seldom.</summary>
public sealed class KeyBlock
{
    /// <summary>The table.</summary>
    public string Name { get; set; } = "";

    public long Next { get; set; }
}

public sealed class KeyBlockMapping : IEntityTypeConfiguration<KeyBlock>
{
    public void Configure(EntityTypeBuilder<KeyBlock> builder)
    {
        builder.HasKey(b => b.Name);
        builder.Property(b => b.Name).HasMaxLength(60);
    }
}
