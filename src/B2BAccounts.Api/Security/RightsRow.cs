using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security;

/// <summary>The columns of <see cref="Rights"/>, alike for users and for API keys.</summary>
public abstract class RightsRow
{
    public const int LongestName = 100;

    public Role Role { get; set; }

    public string? Manager { get; set; }

    /// <summary>A JSON array of names.</summary>
    public string Teams { get; set; } = "[]";

    /// <summary>A JSON array of names.</summary>
    public string Regions { get; set; } = "[]";

    /// <summary>A JSON array of keys of accounts.</summary>
    public string AccountIds { get; set; } = "[]";

    /// <summary>Whether a text can name a manager, a team, a user or a key.</summary>
    internal static bool IsName(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName;

    internal static void Map<T>(EntityTypeBuilder<T> builder)
        where T : RightsRow => builder.Property(r => r.Manager).HasMaxLength(LongestName);
}
