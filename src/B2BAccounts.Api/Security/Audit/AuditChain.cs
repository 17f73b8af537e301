using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// A chain of records, written by one process. A process has as many as it makes changes side by side, so that none waits for another's
/// commit.
/// </summary>
public sealed class AuditChain
{
    public long Id { get; set; }

    public DateTime OpenedAt { get; set; }

    /// <summary>The last record that a seal covers; 0 for none.</summary>
    public long SealedNumber { get; set; }

    /// <summary>The last record that was removed for its age; 0 for none.</summary>
    public long BaseNumber { get; set; }

    /// <summary>Its hash.</summary>
    public string BaseHash { get; set; } = AuditHash.First;
}

public sealed class AuditChainMapping : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(c => c.BaseHash).HasMaxLength(64);
    }
}
