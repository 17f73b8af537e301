using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security;

/// <summary>What a user gets a new access token for, once. Its successors are of one family: when a used one comes again, somebody has stolen it.</summary>
public sealed class RefreshToken
{
    public long Id { get; set; }

    public long UserId { get; set; }

    /// <summary>The key of the family's first token, which came from the sign-in.</summary>
    public long Family { get; set; }

    /// <summary>SHA-256 of the token, lower-case hexadecimal; the token itself is kept nowhere.</summary>
    public string Hash { get; set; } = "";

    public DateTime ExpiresAt { get; set; }

    public DateTime? UsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }
}

public sealed class RefreshTokenMapping : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(t => t.Hash).HasMaxLength(64);
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.Family);
    }
}
