using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Persistence;

/// <summary>What is fixed for a database and must not change under it, such as its base currency.</summary>
public sealed class Setting
{
    public const string BaseCurrency = "BaseCurrency";

    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}

public sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(60);
        builder.Property(s => s.Value).HasMaxLength(400);
    }
}
