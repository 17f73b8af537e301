using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Persistence;

/// <summary>A client's idempotency key that has done its work, with what it did; written in the transaction of the work.</summary>
public sealed class UsedKey
{
    /// <summary>As the client chose it, or, where a caller is known, the SHA-256 of his id, a line feed and the key, in hexadecimal digits.</summary>
    public string Key { get; set; } = "";

    /// <summary>Such as recordInvoice.</summary>
    public string Operation { get; set; } = "";

    /// <summary>SHA-256 of the input as canonical JSON, lower-case hexadecimal.</summary>
    public string InputHash { get; set; } = "";

    public long ResultId { get; set; }

    public DateTime RecordedAt { get; set; }
}

public sealed class UsedKeyMapping : IEntityTypeConfiguration<UsedKey>
{
    public void Configure(EntityTypeBuilder<UsedKey> builder)
    {
        builder.HasKey(k => k.Key);
        builder.Property(k => k.Key).HasMaxLength(100);
        builder.Property(k => k.Operation).HasMaxLength(60);
        builder.Property(k => k.InputHash).HasMaxLength(64);
    }
}
