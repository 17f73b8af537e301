using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// A link of the root chain: the last records of all chains that have grown since the seal before it, so that nothing that it covers can
/// be taken away or put in.
/// </summary>
public sealed class AuditSeal
{
    /// <summary>From 1, without a gap.</summary>
    public long Number { get; set; }

    public DateTime At { get; set; }

    /// <summary>JSON array of <see cref="AuditHead"/>, by chain.</summary>
    public string Heads { get; set; } = "[]";

    /// <summary>SHA-256 of the seal and of the hash before it.</summary>
    public string Hash { get; set; } = "";

    /// <summary>HMAC-SHA256 of the hash by a key that is not in the book.</summary>
    public string Signature { get; set; } = "";

    public IReadOnlyList<AuditHead> ReadHeads() => JsonSerializer.Deserialize<List<AuditHead>>(Heads)!;
}

/// <summary>The last record of a chain when it was sealed.</summary>
public sealed record AuditHead(long Chain, long Number, string Hash);

public sealed class AuditSealMapping : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(s => s.Number);
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.Property(s => s.Signature).HasMaxLength(64);
    }
}
