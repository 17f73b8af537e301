using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace B2BAccounts.Api.Security;

/// <summary>Somebody who signs in with a password that this program keeps the hash of.</summary>
public sealed class User : RightsRow
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The name without difference of case, width, accents and spaces, by which no two users are alike.</summary>
    public string SearchName { get; set; } = "";

    public string PasswordHash { get; set; } = "";

    /// <summary>Was made by somebody else and is good for one thing only: to be changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The secret of the one-time codes, protected by the keys of <see cref="KeysFolder"/>; null when none are asked for.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>The time step of the last code that was taken: it and those before it are taken no more.</summary>
    public long TotpStep { get; set; }

    /// <summary>Attempts since the last that succeeded.</summary>
    public int FailedSignIns { get; set; }

    public DateTime? LockedUntil { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>Other than in an access token: the token no longer holds.</summary>
    public string Stamp { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public int Version { get; set; }
}

public sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        RightsRow.Map(builder);
        builder.Property(u => u.Name).HasMaxLength(RightsRow.LongestName);
        // A letter such as ß becomes two, some ligatures more.
        builder.Property(u => u.SearchName).HasMaxLength(4 * RightsRow.LongestName);
        builder.Property(u => u.PasswordHash).HasMaxLength(400);
        builder.Property(u => u.TotpSecret).HasMaxLength(1_000);
        builder.Property(u => u.Stamp).HasMaxLength(32);
        builder.HasIndex(u => u.SearchName).IsUnique();
    }
}
