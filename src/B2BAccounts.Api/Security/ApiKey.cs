using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security;

/// <summary>What a program signs its requests with: b2b_, the public id, _ and a secret of which the hash is kept.</summary>
public sealed class ApiKey : RightsRow
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>By which it is found, revoked and named in logs.</summary>
    public string PublicId { get; set; } = "";

    /// <summary>SHA-256 of the secret, lower-case hexadecimal.</summary>
    public string Hash { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>To about a minute.</summary>
    public DateTime? LastUsedAt { get; set; }
}

public sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        RightsRow.Map(builder);
        builder.Property(k => k.Name).HasMaxLength(RightsRow.LongestName);
        builder.Property(k => k.PublicId).HasMaxLength(20);
        builder.Property(k => k.Hash).HasMaxLength(64);
        builder.HasIndex(k => k.PublicId).IsUnique();
    }
}
