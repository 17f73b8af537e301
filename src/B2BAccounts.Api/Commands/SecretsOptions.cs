namespace B2BAccounts.Api.Commands;

/// <summary>Where settings that must be kept from others are found (section Secrets).</summary>
public sealed class SecretsOptions
{
    public const string Section = "Secrets";

    /// <summary>A folder of files, one setting each: the file Database__ConnectionString has Database:ConnectionString. Empty: none.</summary>
    public string Folder { get; set; } = "";
}
