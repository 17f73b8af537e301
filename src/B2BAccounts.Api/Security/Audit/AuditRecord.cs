using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security.Audit;

/// <summary>
/// One thing that happened. Records are written once and never changed; each bears the hash of the one before it in its chain
/// (<see cref="AuditHash"/>), so that one that was changed, removed or moved is found.
/// </summary>
public sealed class AuditRecord
{
    public const int LongestText = 400;

    public long Id { get; set; }

    /// <summary>The chain that it stands in.</summary>
    public long Chain { get; set; }

    /// <summary>Its place there, from 1.</summary>
    public long Number { get; set; }

    public DateTime At { get; set; }

    public AuditKind Kind { get; set; }

    public string CallerId { get; set; } = "";

    public string CallerName { get; set; } = "";

    public string? Role { get; set; }

    public string? Address { get; set; }

    public string Operation { get; set; } = "";

    public string? Subject { get; set; }

    public string? Code { get; set; }

    public int? Count { get; set; }

    public string Details { get; set; } = "";

    /// <summary>SHA-256 of the record and of the hash before it, lower-case hexadecimal.</summary>
    public string Hash { get; set; } = "";
}

public sealed class AuditRecordMapping : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(r => r.CallerId).HasMaxLength(AuditRecord.LongestText);
        builder.Property(r => r.CallerName).HasMaxLength(AuditRecord.LongestText);
        builder.Property(r => r.Role).HasMaxLength(40);
        builder.Property(r => r.Address).HasMaxLength(64);
        builder.Property(r => r.Operation).HasMaxLength(AuditRecord.LongestText);
        builder.Property(r => r.Subject).HasMaxLength(100);
        builder.Property(r => r.Code).HasMaxLength(60);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.HasIndex(r => new { r.Chain, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.At, r.Id });
        builder.HasIndex(r => new { r.Kind, r.At, r.Id });
        builder.HasIndex(r => new { r.CallerId, r.At, r.Id });
        builder.HasIndex(r => new { r.Subject, r.At, r.Id });
    }
}
