using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security.Exports;

/// <summary>What a caller has begun to export on a business day.</summary>
public sealed class ExportCount
{
    public const int LongestCaller = 200;

    public DateOnly Day { get; set; }

    /// <summary>The caller's id, or <c>sha256:</c> and its hash where the id is no text that every database takes as a key.</summary>
    public string Caller { get; set; } = "";

    public int Rows { get; set; }

    public int Documents { get; set; }
}

public sealed class ExportCountMapping : IEntityTypeConfiguration<ExportCount>
{
    public void Configure(EntityTypeBuilder<ExportCount> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(c => new { c.Day, c.Caller });
        builder.Property(c => c.Caller).HasMaxLength(ExportCount.LongestCaller);
    }
}
