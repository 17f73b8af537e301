using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Persistence;

/// <summary>What a database remembers of itself, such as its base currency and the last business day it was brought to.</summary>
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
